package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.Request;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.UUID;

/**
 * Sends an operator's request to a running cutover and returns its answer, or throws with the
 * reason of the refusal.
 *
 * <p>No request is applied later by surprise, as far as Temporal allows. Temporal keeps an update
 * that no worker has taken in the server's memory, and has no call to withdraw it: if a worker came
 * back, it would still be applied. So the cutover is asked for its status first, which only a live
 * worker can answer, and nothing is sent unless one does. What remains is a worker that dies in the
 * moment between: then the message says that the outcome is not known. Even so the harm is bounded,
 * because an approval names its gate and can open no other, and the update's id is the same however
 * often the call is repeated, so that nothing is applied twice.
 */
public final class Requests {
  private final CutoverHandle cutover;

  /** Sends to this cutover. */
  public Requests(CutoverHandle cutover) {
    this.cutover = cutover;
  }

  /**
   * Sends it and returns what the cutover says happens next.
   *
   * @param content what the request says
   */
  public String send(CutoverRequest request, Request content) {
    cutover.require();
    Phase phase = cutover.status().phase();
    if (phase.ended()) {
      throw ended(request, ": " + phase);
    }
    UpdateOptions<String> options =
        UpdateOptions.newBuilder(String.class)
            .setUpdateName(request.toString())
            .setUpdateId("belt-" + UUID.randomUUID())
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    Duration limit = cutover.connection().deadlines().answer();
    try {
      return cutover.connection().call(limit, () -> update(options, content));
    } catch (NoAnswerException e) {
      throw unknownOutcome(request, e);
    } catch (WorkflowNotFoundException e) {
      throw ended(request, "");
    } catch (WorkflowUpdateException e) {
      throw refused(request, e);
    }
  }

  private String update(UpdateOptions<String> options, Request content) {
    return cutover.stub().startUpdate(options, content).getResult();
  }

  private BeltException refused(CutoverRequest request, WorkflowUpdateException e) {
    String reason =
        e.getCause() instanceof ApplicationFailure failure
            ? failure.getOriginalMessage()
            : String.valueOf(e.getCause());
    return new BeltException(
        ExitCode.FAILED,
        "Refused to %s %s: %s".formatted(request.inWords(), cutover.pair(), reason),
        e);
  }

  private BeltException ended(CutoverRequest request, String how) {
    return new BeltException(
        ExitCode.FAILED,
        "Refused to %s %s: the cutover has ended%s"
            .formatted(request.inWords(), cutover.pair(), how));
  }

  private NoAnswerException unknownOutcome(CutoverRequest request, NoAnswerException e) {
    return new NoAnswerException(
        "The worker stopped answering while it was asked to %s. Look whether it did before you repeat it, which is harmless: belt cutover status %s %s"
            .formatted(request.inWords(), cutover.pair().dc(), cutover.pair().db()),
        e);
  }
}
