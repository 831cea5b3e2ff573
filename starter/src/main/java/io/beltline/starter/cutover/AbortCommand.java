package io.beltline.starter.cutover;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.temporal.CutoverRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a migration while the source takes the writes, or gives a rollback up. */
@Command(
    name = "abort",
    description = {
      "Give up while the source takes the writes and remove what was made, or give a rollback up.",
      "Exits with 0 once the cutover has accepted it, or with 1 and the reason if it refuses.",
      "While the source takes the writes it goes on as before, and the migration ends. While a rollback is"
          + " under way the destination goes on as before, and the migration with it. Otherwise it is"
          + " refused: once the destination is open, rollback leads back."
    })
public final class AbortCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairArguments arguments = new PairArguments();
  @Mixin private final RequestOptions options = new RequestOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  /** Uses these surroundings. */
  public AbortCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return new RequestSender(surroundings, output, arguments.pair(), CutoverRequest.ABORT)
        .send(options.request());
  }
}
