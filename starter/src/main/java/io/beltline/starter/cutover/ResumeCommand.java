package io.beltline.starter.cutover;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.temporal.CutoverRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a migration go on. */
@Command(
    name = "resume",
    description = {
      "Go on after a pause, or try a stopped step again.",
      "Exits with 0 once the cutover has accepted it, or with 1 and the reason if it refuses."
    })
public final class ResumeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairArguments arguments = new PairArguments();
  @Mixin private final RequestOptions options = new RequestOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  /** Uses these surroundings. */
  public ResumeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return new RequestSender(surroundings, output, arguments.pair(), CutoverRequest.RESUME)
        .send(options.request());
  }
}
