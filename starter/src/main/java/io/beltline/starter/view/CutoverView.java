package io.beltline.starter.view;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.step.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a cutover at one moment; also the shape of {@code --json}, which
 * {@code docs/json.md} promises to scripts.
 *
 * @param workflowId the id under which the Temporal UI shows it
 * @param runId the run
 * @param workflowStatus what Temporal says: {@code running}, {@code completed}, {@code failed},
 *     {@code terminated}, {@code canceled}, {@code timed-out}
 * @param historyEvents how many events its history has; Temporal ends a workflow at some 50,000
 * @param phase where it stands; while no worker answers, what Temporal last heard
 * @param status what the cutover says itself; null while no worker answers
 * @param progress the last heartbeat of each step that runs
 * @param retries the steps that are being repeated, and why
 * @param problem why something is missing here; null if nothing is
 */
@JsonPropertyOrder({
  "workflowId",
  "runId",
  "workflowStatus",
  "historyEvents",
  "phase",
  "status",
  "progress",
  "retries",
  "problem"
})
public record CutoverView(
    String workflowId,
    String runId,
    String workflowStatus,
    long historyEvents,
    @Nullable String phase,
    @Nullable CutoverStatus status,
    Map<String, Progress> progress,
    Map<String, Retry> retries,
    @Nullable String problem) {
  /** What Temporal calls a workflow that has not ended. */
  public static final String RUNNING = "running";

  public CutoverView {
    progress = new LinkedHashMap<>(progress);
    retries = new LinkedHashMap<>(retries);
  }

  /**
   * A step that failed and is tried again.
   *
   * @param attempt which attempt it is, from 2
   * @param reason why the one before failed
   */
  public record Retry(int attempt, String reason) {}
}
