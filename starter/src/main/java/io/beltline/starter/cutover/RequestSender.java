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
import io.beltline.starter.view.Verdicts;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.pair.Pair;
import java.util.Map;

/** Sends a request, tells the answer, and follows the cutover if that is wanted. */
final class RequestSender {
  private final Surroundings surroundings;
  private final OutputOptions output;

  RequestSender(Surroundings surroundings, OutputOptions output) {
    this.surroundings = surroundings;
    this.output = output;
  }

  int send(Pair pair, CutoverRequest request, Map<String, String> content, boolean wait) {
    try (Connection connection =
        Connection.open(surroundings.environment(), surroundings.deadlines())) {
      CutoverHandle cutover = new CutoverHandle(connection, pair);
      String answer = new Requests(cutover).send(request, content);
      return wait ? follow(cutover, answer) : tell(pair, request, answer);
    }
  }

  private int tell(Pair pair, CutoverRequest request, String answer) {
    Accepted accepted = new Accepted(CutoverWorkflow.id(pair), request.toString(), answer);
    surroundings.out().line(output.json() ? JsonText.of(accepted) : answer);
    return ExitCode.DONE.number();
  }

  private int follow(CutoverHandle cutover, String answer) {
    surroundings.err().line(answer);
    Follower follower = new Follower(cutover, surroundings.deadlines(), surroundings.err());
    follower.hold();
    CutoverView view = follower.untilSettled();
    Result.print(view, output, surroundings.out());
    return Verdicts.afterApproval(view).number();
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
