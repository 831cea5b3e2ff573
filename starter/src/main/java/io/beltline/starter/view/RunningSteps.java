package io.beltline.starter.view;

import io.beltline.workflows.step.Progress;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps of a workflow that run at one moment, as Temporal knows them.
 *
 * @param progress the last heartbeat of each, by the step's name
 * @param retries those that are being repeated, and why
 */
public record RunningSteps(Map<String, Progress> progress, Map<String, CutoverView.Retry> retries) {
  /** No step runs. */
  public static final RunningSteps NONE = new RunningSteps(Map.of(), Map.of());

  private static final DataConverter CONVERTER = BeltlineDataConverter.create();

  /** Those of a workflow. */
  public static RunningSteps of(WorkflowExecutionDescription known) {
    List<PendingActivityInfo> pending = known.getRawDescription().getPendingActivitiesList();
    return new RunningSteps(progress(pending), retries(pending));
  }

  /** The names of the steps that something is known of. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(progress.keySet());
    names.addAll(retries.keySet());
    return names;
  }

  /** All of them in one line; the same text as long as nothing changes for a reader. */
  public String inLine() {
    return names().stream().map(this::inLine).collect(Collectors.joining(" · "));
  }

  private String inLine(String step) {
    Progress now = progress.get(step);
    CutoverView.Retry retry = retries.get(step);
    return step
        + (now == null ? "" : ": " + now.summary())
        + (retry == null
            ? ""
            : " (attempt %d, because: %s)".formatted(retry.attempt(), retry.reason()));
  }

  private static Map<String, Progress> progress(List<PendingActivityInfo> steps) {
    Map<String, Progress> progress = new LinkedHashMap<>();
    for (PendingActivityInfo step : steps) {
      heartbeat(step).ifPresent(details -> progress.put(step.getActivityType().getName(), details));
    }
    return progress;
  }

  /** A heartbeat of another shape, from another version's worker, is shown as text. */
  private static Optional<Progress> heartbeat(PendingActivityInfo step) {
    if (!step.hasHeartbeatDetails()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          CONVERTER.fromPayloads(
              0, Optional.of(step.getHeartbeatDetails()), Progress.class, Progress.class));
    } catch (DataConverterException e) {
      return Optional.of(Progress.of("unreadable heartbeat: " + e.getMessage(), 0, 0, ""));
    }
  }

  private static Map<String, CutoverView.Retry> retries(List<PendingActivityInfo> steps) {
    Map<String, CutoverView.Retry> retries = new LinkedHashMap<>();
    for (PendingActivityInfo step : steps) {
      if (step.getAttempt() > 1) {
        String reason = step.hasLastFailure() ? step.getLastFailure().getMessage() : "not known";
        retries.put(
            step.getActivityType().getName(), new CutoverView.Retry(step.getAttempt(), reason));
      }
    }
    return retries;
  }
}
