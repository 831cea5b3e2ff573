package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.validation.ValidationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cutover ended.
 *
 * @param pair what moved
 * @param outcome {@link Phase#DONE} or {@link Phase#ABORTED}
 * @param outages every write outage, the last one opened the destination unless it was aborted
 * @param phases how long each phase took
 * @param validation the comparison after the destination was opened
 * @param approvals who approved what
 * @param leftovers what teardown could not remove; empty is the proof that nothing is left
 */
public record CutoverReport(
    Pair pair,
    Phase outcome,
    List<Outage> outages,
    List<PhaseTime> phases,
    @Nullable ValidationReport validation,
    List<ApprovalRecord> approvals,
    List<String> leftovers) {
  public CutoverReport {
    outages = List.copyOf(outages);
    phases = List.copyOf(phases);
    approvals = List.copyOf(approvals);
    leftovers = List.copyOf(leftovers);
  }
}
