package io.beltline.starter.cutover;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.temporal.CutoverRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a migration before the point of no return. */
@Command(
    name = "abort",
    description = {
      "Give up before the destination is opened, and remove what was made.",
      "Exits with 0 once the cutover has accepted it, or with 1 and the reason if it refuses.",
      "The source goes on as before. After the point of no return it is refused."
    })
public final class AbortCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairArguments arguments = new PairArguments();
  @Mixin private final RequestOptions request = new RequestOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  /** Uses these surroundings. */
  public AbortCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return new RequestSender(surroundings, output)
        .send(arguments.pair(), CutoverRequest.ABORT, request.content(), false);
  }
}
