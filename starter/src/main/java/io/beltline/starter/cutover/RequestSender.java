package io.beltline.starter.cutover;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.temporal.Connection;
import io.beltline.starter.temporal.CutoverHandle;
import io.beltline.starter.temporal.CutoverRequest;
import io.beltline.starter.temporal.Requests;
import io.beltline.starter.view.CutoverView;
import io.beltline.starter.view.JsonText;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.cutover.Request;
import io.beltline.workflows.pair.Pair;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Sends a request, tells the answer, and follows the cutover if that is wanted. */
final class RequestSender {
  private final Surroundings surroundings;
  private final OutputOptions output;
  private final Pair pair;
  private final CutoverRequest request;

  RequestSender(
      Surroundings surroundings, OutputOptions output, Pair pair, CutoverRequest request) {
    this.surroundings = surroundings;
    this.output = output;
    this.pair = pair;
    this.request = request;
  }

  /** Returns 0 when it was accepted. */
  int send(Request content) {
    return connected(cutover -> tell(new Requests(cutover).send(request, content)));
  }

  /** Returns what the verdict says once a person is needed, or it has ended. */
  int sendAndFollow(Request content, Function<CutoverView, ExitCode> verdict) {
    return connected(
        cutover -> follow(cutover, new Requests(cutover).send(request, content), verdict));
  }

  private int connected(ToIntFunction<CutoverHandle> talk) {
    try (Connection connection =
        Connection.open(surroundings.environment(), surroundings.deadlines())) {
      return talk.applyAsInt(new CutoverHandle(connection, pair));
    }
  }

  private int tell(String answer) {
    Accepted accepted = new Accepted(CutoverWorkflow.id(pair), request.toString(), answer);
    surroundings.out().line(output.json() ? JsonText.of(accepted) : answer);
    return ExitCode.DONE.number();
  }

  private int follow(
      CutoverHandle cutover, String answer, Function<CutoverView, ExitCode> verdict) {
    surroundings.err().line(answer);
    Follower follower = new Follower(cutover, surroundings.deadlines(), surroundings.err());
    follower.hold();
    CutoverView view = follower.untilSettled();
    Result.print(view, output, surroundings.out());
    return verdict.apply(view).number();
  }

  /**
   * The result of an accepted request.
   *
   * @param workflowId the cutover's id
   * @param request what was asked
   * @param answer what happens next
   */
  private record Accepted(String workflowId, String request, String answer) {}
}
