package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.validation.ValidationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a cutover stands, as the query {@code status} answers it. What a running step does right
 * now stands in its heartbeats.
 *
 * @param pair what moves
 * @param phase where it stands
 * @param runningSteps names of the steps that run now
 * @param gate the gate that waits
 * @param paused whether no further step is started
 * @param stopped the step that needs someone
 * @param phases every phase so far, in order
 * @param precheck what precheck found
 * @param validation the last full comparison
 * @param outages every write outage so far
 * @param approvals accepted approvals
 * @param ignored requests that changed nothing, the latest ones
 * @param leftovers what teardown could not remove
 * @param failure why it ended, in words
 */
public record CutoverStatus(
    Pair pair,
    Phase phase,
    List<String> runningSteps,
    @Nullable OpenGate gate,
    boolean paused,
    @Nullable Stopped stopped,
    List<PhaseTime> phases,
    @Nullable PrecheckReport precheck,
    @Nullable ValidationReport validation,
    List<Outage> outages,
    List<ApprovalRecord> approvals,
    List<IgnoredRequest> ignored,
    List<String> leftovers,
    @Nullable String failure) {
  public CutoverStatus {
    runningSteps = List.copyOf(runningSteps);
    phases = List.copyOf(phases);
    outages = List.copyOf(outages);
    approvals = List.copyOf(approvals);
    ignored = List.copyOf(ignored);
    leftovers = List.copyOf(leftovers);
  }
}
