package io.beltline.starter.cutover;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.temporal.CutoverRequest;
import io.beltline.starter.view.Verdicts;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Request;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the gate that waits. */
@Command(
    name = "approve",
    description = {
      "Approve the gate that waits, by its name.",
      "Exits with 0 once the cutover has accepted it, or with 1 and the reason if it refuses.",
      "After a rollback, teardown is approved at the gate revoke-logins too: it ends on the source.",
      "With --wait: 3 at the next gate, 1 if the outage was undone or a step stops, 0 or 1 at the end."
    })
public final class ApproveCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairArguments arguments = new PairArguments();

  @Parameters(
      index = "2",
      paramLabel = "<gate>",
      converter = GateConverter.class,
      completionCandidates = Gates.class,
      description = "The gate: ${COMPLETION-CANDIDATES}.")
  private @Nullable Gate gate;

  @Mixin private final RequestOptions options = new RequestOptions();
  @Mixin private final StrayWritesOption strayWrites = new StrayWritesOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--wait", description = "Follow until the next gate or the end.")
  private boolean wait;

  /** Uses these surroundings. */
  public ApproveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Request request = options.request(gate, strayWrites.accepted());
    RequestSender sender =
        new RequestSender(surroundings, output, arguments.pair(), CutoverRequest.APPROVE);
    return wait
        ? sender.sendAndFollow(request, view -> Verdicts.afterApproval(gate, view))
        : sender.send(request);
  }

  /** The gates' names as they are typed. */
  static final class Gates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Gate.values()).map(Gate::toString).iterator();
    }
  }
}
