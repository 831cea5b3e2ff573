package io.beltline.starter.history;

import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.pair.Pair;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one run.
 *
 * @param pair what moves
 * @param workflowId its id
 * @param runId the run
 * @param earlierRuns how many Temporal has before it; null where it cannot list
 * @param workflowStatus what Temporal says
 * @param events all events so far, in order
 * @param pending the steps that run or are tried again now
 * @param told what the cutover says itself; null where no worker answers
 * @param problem why something is missing
 */
public record Recording(
    Pair pair,
    String workflowId,
    String runId,
    @Nullable Integer earlierRuns,
    String workflowStatus,
    List<HistoryEvent> events,
    List<PendingActivityInfo> pending,
    @Nullable CutoverStatus told,
    @Nullable String problem) {
  public Recording {
    events = List.copyOf(events);
    pending = List.copyOf(pending);
  }
}
