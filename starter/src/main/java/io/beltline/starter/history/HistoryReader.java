package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.RequestEntry;
import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.cutover.CutoverPlan;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Outage;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes one run's history from what is known of it. */
public final class HistoryReader {
  private final Recording recording;
  private final Clock clock;
  private final StepReader steps = new StepReader();

  private HistoryReader(Recording recording) {
    this.recording = recording;
    this.clock = new Clock(recording.events());
  }

  /**
   * Reads it.
   *
   * @param now until when an outage is counted that lasts
   */
  public static CutoverHistory read(Recording recording, Instant now) {
    return new HistoryReader(recording).read(now);
  }

  private CutoverHistory read(Instant now) {
    PhaseReader phases = new PhaseReader(clock);
    GateReader gates = new GateReader(clock);
    RequestReader requests = new RequestReader(clock);
    for (HistoryEvent event : recording.events()) {
      steps.read(event);
      phases.read(event);
      gates.read(event);
      requests.read(event);
    }
    steps.readCancels(recording.events());
    steps.readPending(recording.pending());

    HistoryEvent first = recording.events().get(0);
    Ending ending = Ending.of(recording.events().get(recording.events().size() - 1));
    CutoverStatus told = recording.told();
    List<RequestEntry> asked = requests.requests(told);
    Optional<CutoverPlan> plan =
        Decoded.value(
            first.getWorkflowExecutionStartedEventAttributes().getInput(), 0, CutoverPlan.class);
    return new CutoverHistory(
        recording.pair(),
        recording.workflowId(),
        recording.runId(),
        recording.earlierRuns(),
        recording.workflowStatus(),
        Clock.at(first),
        plan.map(CutoverPlan::by).orElse(null),
        ending.at(),
        ending.failure(),
        budget(plan).map(Duration::toMillis).orElse(null),
        phases.phases(steps.steps(), told, ending.at()),
        gates.gates(asked),
        asked,
        outages(ending, told, now),
        told == null || ending.at() != null ? null : told.stopped(),
        recording.problem());
  }

  /** What the cutover says itself knows also why, and what was refused before it began. */
  private List<Outage> outages(Ending ending, @Nullable CutoverStatus told, Instant now) {
    return ending
        .report()
        .map(CutoverReport::outages)
        .orElseGet(
            () ->
                told == null
                    ? new OutageReader(clock, ending.at() == null ? now : ending.at())
                        .outages(steps.steps())
                    : told.outages());
  }

  private Optional<Duration> budget(Optional<CutoverPlan> plan) {
    return plan.map(CutoverPlan::outageBudget)
        .or(
            () ->
                steps.steps().stream()
                    .filter(step -> step.name().equals("ReadSettings"))
                    .flatMap(step -> Optional.ofNullable(step.end()).stream())
                    .map(end -> end.getActivityTaskCompletedEventAttributes().getResult())
                    .flatMap(result -> Decoded.value(result, 0, PairSettings.class).stream())
                    .map(PairSettings::outageBudget)
                    .reduce((earlier, later) -> later));
  }
}
