package io.beltline.starter.history;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.temporal.Connection;
import io.beltline.starter.temporal.CutoverHandle;
import io.beltline.starter.temporal.Cutovers;
import io.beltline.starter.temporal.Executions;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.pair.Pair;
import io.temporal.client.WorkflowExecutionDescription;
import java.util.List;
import java.util.Optional;

/** Collects what Temporal and the cutover itself know of one run. */
final class Recorder {
  private static final String SILENT =
      "No worker answers for datacenter %s: why requests were ignored, and which step needs someone, is not told here.";

  private final Connection connection;
  private final Cutovers cutovers;

  Recorder(Connection connection) {
    this.connection = connection;
    this.cutovers = new Cutovers(connection);
  }

  /** A run, or the latest; a pair or a run that never was is wrong usage. */
  Recording recorded(Pair pair, Optional<String> wanted) {
    WorkflowExecutionDescription known =
        new CutoverHandle(connection, pair, wanted).find().orElseThrow(() -> missing(pair, wanted));
    String runId = known.getExecution().getRunId();
    Optional<CutoverStatus> told =
        new CutoverHandle(connection, pair, Optional.of(runId)).statusIfAnswered();
    return new Recording(
        pair,
        known.getExecution().getWorkflowId(),
        runId,
        cutovers.before(pair, known.getStartTime()).orElse(null),
        Executions.status(known),
        cutovers.events(pair, runId),
        known.getRawDescription().getPendingActivitiesList(),
        told.orElse(null),
        told.isPresent() ? null : SILENT.formatted(pair.dc()));
  }

  private BeltException missing(Pair pair, Optional<String> wanted) {
    String which = wanted.map(run -> "run %s of a cutover".formatted(run)).orElse("cutover");
    return new BeltException(
        ExitCode.USAGE,
        "Temporal has no %s of %s.%s"
            .formatted(which, pair, cutovers.pairs().map(Recorder::known).orElse("")));
  }

  private static String known(List<String> pairs) {
    return pairs.isEmpty()
        ? " It has none of any pair."
        : " It has cutovers of: " + String.join(", ", pairs);
  }
}
