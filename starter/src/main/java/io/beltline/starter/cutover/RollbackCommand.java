package io.beltline.starter.cutover;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.temporal.CutoverRequest;
import io.beltline.starter.view.Verdicts;
import io.beltline.workflows.cutover.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives the writes back to the source. */
@Command(
    name = "rollback",
    description = {
      "Give the writes back to the source, any time before the teardown.",
      "The same write outage with the sides swapped; nothing that was written is lost. Afterwards the gate"
          + " revoke-logins waits again: approve it to cut over once more without a copy,"
          + " or approve teardown to end on the source.",
      "Exits with 0 once the cutover has accepted it, or with 1 and the reason if it refuses.",
      "With --wait: 3 at the next gate, 1 if the way back was refused or undone or a step stops."
    })
public final class RollbackCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairArguments arguments = new PairArguments();
  @Mixin private final RequestOptions options = new RequestOptions();
  @Mixin private final StrayWritesOption strayWrites = new StrayWritesOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--wait",
      description = "Follow until the source is open, or the attempt is over.")
  private boolean wait;

  /** Uses these surroundings. */
  public RollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Request request = options.request(null, strayWrites.accepted());
    RequestSender sender =
        new RequestSender(surroundings, output, arguments.pair(), CutoverRequest.ROLLBACK);
    return wait ? sender.sendAndFollow(request, Verdicts::afterRollback) : sender.send(request);
  }
}
