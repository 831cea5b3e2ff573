package io.beltline.starter.view;

import io.beltline.starter.temporal.CutoverHandle;
import io.beltline.starter.temporal.Executions;
import io.beltline.starter.temporal.NoAnswerException;
import io.beltline.workflows.cutover.CutoverStatus;
import io.temporal.client.WorkflowExecutionDescription;
import org.jspecify.annotations.Nullable;

/** Puts together what Temporal knows about a cutover and what the cutover says itself. */
public final class Observer {
  private final CutoverHandle cutover;

  /** Observes this cutover. */
  public Observer(CutoverHandle cutover) {
    this.cutover = cutover;
  }

  /** Looks now. While no worker answers, the view has no status and says why. */
  public CutoverView look() {
    WorkflowExecutionDescription known = cutover.require();
    try {
      CutoverStatus status =
          Executions.runs(known) ? cutover.status() : cutover.statusAfterTheEnd();
      return view(known, status.phase().toString(), status, null);
    } catch (NoAnswerException e) {
      return view(known, CutoverHandle.lastPhase(known), null, e.inWords() + lastCommand(known));
    }
  }

  private CutoverView view(
      WorkflowExecutionDescription known,
      @Nullable String phase,
      @Nullable CutoverStatus status,
      @Nullable String problem) {
    // The steps beside a gate may outlive their workflow by a heartbeat.
    RunningSteps steps =
        status != null && status.phase().ended() ? RunningSteps.NONE : RunningSteps.of(known);
    return new CutoverView(
        known.getExecution().getWorkflowId(),
        known.getExecution().getRunId(),
        Executions.status(known),
        known.getHistoryLength(),
        phase,
        status,
        steps.progress(),
        steps.retries(),
        problem);
  }

  private static String lastCommand(WorkflowExecutionDescription known) {
    String command = known.getMemo("waitsFor", String.class, String.class);
    return command == null || command.isEmpty() ? "" : " Its gate waits for: " + command;
  }
}
