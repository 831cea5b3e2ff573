package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.GateEntry;
import io.beltline.starter.history.CutoverHistory.RequestEntry;
import io.beltline.workflows.cutover.Gate;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowPropertiesModifiedEventAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the gates by the memo {@code waitsFor}: the command that approves the one that waits. */
final class GateReader {
  private static final Pattern SPACES = Pattern.compile(" ");

  private final Clock clock;
  private final List<Waited> gates = new ArrayList<>();

  GateReader(Clock clock) {
    this.clock = clock;
  }

  void read(HistoryEvent event) {
    if (event.getEventType() != EventType.EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED) {
      return;
    }
    WorkflowPropertiesModifiedEventAttributes change =
        event.getWorkflowPropertiesModifiedEventAttributes();
    Instant at = clock.commanded(event);
    Optional.ofNullable(change.getUpsertedMemo().getFieldsMap().get("waitsFor"))
        .flatMap(Decoded::text)
        .ifPresent(command -> changed(gate(command), at));
  }

  private void changed(Optional<Gate> gate, Instant at) {
    Waited last = gates.isEmpty() ? null : gates.get(gates.size() - 1);
    boolean waits = last != null && last.until() == null;
    if (last != null && waits && gate.filter(last.gate()::equals).isEmpty()) {
      gates.set(gates.size() - 1, new Waited(last.gate(), last.since(), at));
      waits = false;
    }
    if (!waits) {
      gate.ifPresent(opened -> gates.add(new Waited(opened, at, null)));
    }
  }

  private static Optional<Gate> gate(String command) {
    List<String> words = SPACES.splitAsStream(command).toList();
    return Arrays.stream(Gate.values()).filter(gate -> words.contains(gate.toString())).findFirst();
  }

  /** All of them, each with the approval that came last while it waited. */
  List<GateEntry> gates(List<RequestEntry> requests) {
    return gates.stream().map(gate -> entry(gate, requests)).toList();
  }

  private static GateEntry entry(Waited gate, List<RequestEntry> requests) {
    Optional<RequestEntry> approval =
        requests.stream()
            .filter(request -> request.request().equals("approve") && request.ignored() == null)
            .filter(request -> names(request, gate.gate()))
            .filter(request -> !request.at().isBefore(gate.since()))
            .filter(request -> gate.until() == null || !request.at().isAfter(gate.until()))
            .reduce((first, second) -> second);
    return new GateEntry(
        gate.gate(),
        gate.since(),
        gate.until(),
        approval.isPresent(),
        approval.map(RequestEntry::by).orElse(null),
        approval.map(RequestEntry::note).orElse(null));
  }

  private static boolean names(RequestEntry approval, Gate gate) {
    try {
      return approval.gate() != null && Gate.parse(approval.gate()) == gate;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private record Waited(Gate gate, Instant since, @Nullable Instant until) {}
}
