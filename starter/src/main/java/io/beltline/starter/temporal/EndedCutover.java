package io.beltline.starter.temporal;

import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.stray.StrayWrites;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What Temporal kept of a cutover that has ended: its report, or why it failed. */
final class EndedCutover {
  private final CutoverHandle cutover;

  EndedCutover(CutoverHandle cutover) {
    this.cutover = cutover;
  }

  CutoverStatus status() {
    try {
      return of(cutover.connection().call(this::report));
    } catch (WorkflowFailedException e) {
      return failed(reason(e));
    }
  }

  private CutoverReport report() {
    try {
      long millis = cutover.connection().deadlines().call().toMillis();
      return cutover.stub().getResult(millis, TimeUnit.MILLISECONDS, CutoverReport.class);
    } catch (TimeoutException e) {
      throw new NoAnswerException("Temporal did not tell how the cutover ended.", e);
    }
  }

  private static String reason(WorkflowFailedException e) {
    Throwable cause = e.getCause();
    if (cause instanceof ApplicationFailure failure) {
      return failure.getOriginalMessage();
    }
    return "it was ended from outside: " + (cause == null ? e.getMessage() : cause.getMessage());
  }

  private CutoverStatus of(CutoverReport report) {
    return new CutoverStatus(
        report.pair(),
        report.outcome(),
        report.outcome() == Phase.DONE ? Side.DESTINATION : Side.SOURCE,
        List.of(),
        null,
        false,
        null,
        report.phases(),
        null,
        report.validation(),
        report.outages(),
        report.approvals(),
        report.rollbacks(),
        report.strayWrites(),
        List.of(),
        report.leftovers(),
        null);
  }

  private CutoverStatus failed(String reason) {
    return new CutoverStatus(
        cutover.pair(),
        Phase.FAILED,
        null,
        List.of(),
        null,
        false,
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        StrayWrites.NONE,
        List.of(),
        List.of(),
        reason);
  }
}
