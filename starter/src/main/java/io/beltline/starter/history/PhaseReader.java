package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.PhaseEntry;
import io.beltline.workflows.cutover.BeltSearchAttributes;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.PhaseTime;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.UpsertWorkflowSearchAttributesEventAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the phases by the search attribute that each of them sets; where a cutover has none, by
 * what it tells itself.
 */
final class PhaseReader {
  private final Clock clock;
  private final List<Begun> begun = new ArrayList<>();

  PhaseReader(Clock clock) {
    this.clock = clock;
  }

  void read(HistoryEvent event) {
    if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED) {
      begun.add(new Begun(Phase.PRECHECK, clock.noticed(event), event.getEventId()));
    } else if (event.getEventType() == EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES) {
      UpsertWorkflowSearchAttributesEventAttributes upsert =
          event.getUpsertWorkflowSearchAttributesEventAttributes();
      String key = BeltSearchAttributes.PHASE.getName();
      Optional.ofNullable(upsert.getSearchAttributes().getIndexedFieldsMap().get(key))
          .flatMap(Decoded::text)
          .map(Phase::parse)
          .ifPresent(
              phase -> begun.add(new Begun(phase, clock.commanded(event), event.getEventId())));
    }
  }

  /**
   * All of them with their steps.
   *
   * @param endedAt when the cutover ended; null if it runs
   */
  List<PhaseEntry> phases(
      Collection<StepDraft> steps, @Nullable CutoverStatus told, @Nullable Instant endedAt) {
    if (begun.size() == 1 && told != null && told.phases().size() > 1) {
      return asTold(steps, told.phases(), endedAt != null);
    }
    List<PhaseEntry> phases = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      Begun from = begun.get(i);
      Begun to = i + 1 < begun.size() ? begun.get(i + 1) : null;
      long before = to == null ? Long.MAX_VALUE : to.event();
      Instant end = to == null ? endedAt : to.at();
      phases.add(
          new PhaseEntry(
              from.phase(),
              from.at(),
              from.phase().ended() ? from.at() : end,
              steps.stream()
                  .filter(step -> step.scheduled().getEventId() >= from.event())
                  .filter(step -> step.scheduled().getEventId() < before)
                  .map(step -> step.entry(endedAt != null))
                  .toList()));
    }
    return phases;
  }

  private List<PhaseEntry> asTold(
      Collection<StepDraft> steps, List<PhaseTime> phases, boolean over) {
    return phases.stream()
        .map(
            phase ->
                new PhaseEntry(
                    phase.phase(),
                    phase.startedAt(),
                    phase.endedAt(),
                    steps.stream()
                        .filter(step -> isIn(phase, step))
                        .map(step -> step.entry(over))
                        .toList()))
        .toList();
  }

  private boolean isIn(PhaseTime phase, StepDraft step) {
    Instant at = clock.commanded(step.scheduled());
    Instant end = phase.endedAt();
    return !at.isBefore(phase.startedAt()) && (end == null || at.isBefore(end));
  }

  private record Begun(Phase phase, Instant at, long event) {}
}
