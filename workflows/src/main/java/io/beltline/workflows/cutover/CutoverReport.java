package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.stray.StrayWrites;
import io.beltline.workflows.validation.ValidationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cutover ended.
 *
 * @param pair what moved
 * @param outcome {@link Phase#DONE}, {@link Phase#ROLLED_BACK} or {@link Phase#ABORTED}
 * @param outages every write outage, of cutovers and rollbacks, in order
 * @param phases how long each phase took
 * @param validation the last comparison of all rows
 * @param approvals who approved what
 * @param rollbacks who asked for a rollback
 * @param strayWrites what was seen on the side that was fenced last
 * @param leftovers what teardown could not remove; empty is the proof that nothing is left
 */
public record CutoverReport(
    Pair pair,
    Phase outcome,
    List<Outage> outages,
    List<PhaseTime> phases,
    @Nullable ValidationReport validation,
    List<ApprovalRecord> approvals,
    List<RollbackRecord> rollbacks,
    StrayWrites strayWrites,
    List<String> leftovers) {
  public CutoverReport {
    outages = List.copyOf(outages);
    phases = List.copyOf(phases);
    approvals = List.copyOf(approvals);
    rollbacks = List.copyOf(rollbacks);
    leftovers = List.copyOf(leftovers);
  }
}
