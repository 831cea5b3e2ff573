package io.beltline.starter.view;

import io.beltline.starter.temporal.CutoverHandle;
import io.beltline.starter.temporal.NoAnswerException;
import io.beltline.workflows.cutover.BeltSearchAttributes;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what Temporal knows about a cutover and what the cutover says itself. */
public final class Observer {
  private final CutoverHandle cutover;
  private final DataConverter converter = BeltlineDataConverter.create();

  /** Observes this cutover. */
  public Observer(CutoverHandle cutover) {
    this.cutover = cutover;
  }

  /** Looks now. While no worker answers, the view has no status and says why. */
  public CutoverView look() {
    WorkflowExecutionDescription known = cutover.require();
    try {
      boolean running =
          known.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
      CutoverStatus status = running ? cutover.status() : cutover.statusAfterTheEnd();
      return view(known, status.phase().toString(), status, null);
    } catch (NoAnswerException e) {
      return view(known, lastPhase(known), null, e.inWords() + lastCommand(known));
    }
  }

  private CutoverView view(
      WorkflowExecutionDescription known,
      @Nullable String phase,
      @Nullable CutoverStatus status,
      @Nullable String problem) {
    // The steps beside a gate may outlive their workflow by a heartbeat.
    List<PendingActivityInfo> steps =
        status != null && status.phase().ended()
            ? List.of()
            : known.getRawDescription().getPendingActivitiesList();
    return new CutoverView(
        known.getExecution().getWorkflowId(),
        known.getExecution().getRunId(),
        inWords(known),
        known.getHistoryLength(),
        phase,
        status,
        progress(steps),
        retries(steps),
        problem);
  }

  /** On a server without search attributes the memo has it, as of the last gate. */
  private static @Nullable String lastPhase(WorkflowExecutionDescription known) {
    String phase = known.getTypedSearchAttributes().get(BeltSearchAttributes.PHASE);
    return phase == null ? known.getMemo("phase", String.class, String.class) : phase;
  }

  private static String lastCommand(WorkflowExecutionDescription known) {
    String command = known.getMemo("waitsFor", String.class, String.class);
    return command == null || command.isEmpty() ? "" : " Its gate waits for: " + command;
  }

  private static String inWords(WorkflowExecutionDescription known) {
    return known
        .getStatus()
        .name()
        .replace("WORKFLOW_EXECUTION_STATUS_", "")
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  private Map<String, Progress> progress(List<PendingActivityInfo> steps) {
    Map<String, Progress> progress = new LinkedHashMap<>();
    for (PendingActivityInfo step : steps) {
      heartbeat(step).ifPresent(details -> progress.put(step.getActivityType().getName(), details));
    }
    return progress;
  }

  /** A heartbeat of another shape, from another version's worker, is shown as text. */
  private Optional<Progress> heartbeat(PendingActivityInfo step) {
    if (!step.hasHeartbeatDetails()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          converter.fromPayloads(
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
