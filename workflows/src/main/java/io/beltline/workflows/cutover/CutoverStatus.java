package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.stray.StrayWrites;
import io.beltline.workflows.validation.ValidationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a cutover stands, as the query {@code status} answers it. What a running step does right
 * now stands in its heartbeats.
 *
 * @param pair what moves
 * @param phase where it stands
 * @param writesOn the side that takes the application's writes; null in the write outage
 * @param runningSteps names of the steps that run now
 * @param gate the gate that waits
 * @param paused whether no further step is started
 * @param stopped the step that needs someone
 * @param phases every phase so far, in order
 * @param precheck what precheck found
 * @param validation the last full comparison
 * @param outages every write outage so far
 * @param approvals accepted approvals
 * @param rollbacks accepted rollbacks
 * @param strayWrites what was seen on the fenced side although nobody should write there
 * @param ignored requests that changed nothing, the latest ones
 * @param leftovers what teardown could not remove
 * @param failure why it ended, in words
 */
public record CutoverStatus(
    Pair pair,
    Phase phase,
    @Nullable Side writesOn,
    List<String> runningSteps,
    @Nullable OpenGate gate,
    boolean paused,
    @Nullable Stopped stopped,
    List<PhaseTime> phases,
    @Nullable PrecheckReport precheck,
    @Nullable ValidationReport validation,
    List<Outage> outages,
    List<ApprovalRecord> approvals,
    List<RollbackRecord> rollbacks,
    StrayWrites strayWrites,
    List<IgnoredRequest> ignored,
    List<String> leftovers,
    @Nullable String failure) {
  public CutoverStatus {
    runningSteps = List.copyOf(runningSteps);
    phases = List.copyOf(phases);
    outages = List.copyOf(outages);
    approvals = List.copyOf(approvals);
    rollbacks = List.copyOf(rollbacks);
    ignored = List.copyOf(ignored);
    leftovers = List.copyOf(leftovers);
  }
}
