package io.beltline.starter.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.beltline.starter.history.CutoverHistory.RequestEntry;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.IgnoredRequest;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionCancelRequestedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionTerminatedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionUpdateAcceptedEventAttributes;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.update.v1.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people asked for. A refused update leaves nothing in a history; its sender was told.
 */
final class RequestReader {
  private static final String APPROVE = "approve";

  private final Clock clock;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<Long, String> answers = new HashMap<>();

  RequestReader(Clock clock) {
    this.clock = clock;
  }

  void read(HistoryEvent event) {
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED -> {
        WorkflowExecutionSignaledEventAttributes signal =
            event.getWorkflowExecutionSignaledEventAttributes();
        said(event, "signal", signal.getSignalName(), signal.getInput(), signal.getIdentity());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED -> {
        WorkflowExecutionUpdateAcceptedEventAttributes update =
            event.getWorkflowExecutionUpdateAcceptedEventAttributes();
        Request request = update.getAcceptedRequest();
        said(
            event,
            "update",
            request.getInput().getName(),
            request.getInput().getArgs(),
            request.getMeta().getIdentity());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED ->
          answers.put(
              event.getWorkflowExecutionUpdateCompletedEventAttributes().getAcceptedEventId(),
              answer(event.getWorkflowExecutionUpdateCompletedEventAttributes().getOutcome()));
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED -> {
        WorkflowExecutionCancelRequestedEventAttributes cancel =
            event.getWorkflowExecutionCancelRequestedEventAttributes();
        fromTemporal(event, "cancel", cancel.getCause(), cancel.getIdentity());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED -> {
        WorkflowExecutionTerminatedEventAttributes end =
            event.getWorkflowExecutionTerminatedEventAttributes();
        fromTemporal(event, "terminate", end.getReason(), end.getIdentity());
      }
      default -> {}
    }
  }

  List<RequestEntry> requests(@Nullable CutoverStatus told) {
    return drafts.stream().map(draft -> entry(draft, told)).toList();
  }

  private RequestEntry entry(Draft draft, @Nullable CutoverStatus told) {
    Said said = draft.said();
    return new RequestEntry(
        draft.name(),
        draft.via(),
        Clock.at(draft.event()),
        said.gate(),
        said.by(),
        said.note(),
        draft.client(),
        answers.get(draft.event().getEventId()),
        ignored(draft, told));
  }

  private @Nullable String ignored(Draft draft, @Nullable CutoverStatus told) {
    if (told == null) {
      return null;
    }
    Instant handled = clock.noticed(draft.event());
    return told.ignored().stream()
        .filter(ignored -> ignored.signal().equals(draft.name()))
        .filter(ignored -> ignored.at().equals(handled))
        .map(IgnoredRequest::reason)
        .findFirst()
        .orElse(null);
  }

  private void said(HistoryEvent event, String via, String name, Payloads sent, String client) {
    drafts.add(new Draft(event, via, name, Said.of(name, Decoded.sent(sent)), client));
  }

  private void fromTemporal(HistoryEvent event, String name, String why, String client) {
    Said said = new Said(null, null, why.isEmpty() ? null : why);
    drafts.add(new Draft(event, "temporal", name, said, client));
  }

  private static String answer(Outcome outcome) {
    return outcome.hasFailure()
        ? outcome.getFailure().getMessage()
        : Decoded.value(outcome.getSuccess(), 0, String.class).orElse("");
  }

  private record Draft(HistoryEvent event, String via, String name, Said said, String client) {}

  /** What was said; of a bare text, the gate in an approval and the note elsewhere. */
  private record Said(@Nullable String gate, @Nullable String by, @Nullable String note) {
    static Said of(String request, JsonNode sent) {
      if (sent.isObject()) {
        return new Said(text(sent, "gate"), text(sent, "by"), text(sent, "note"));
      }
      String bare = sent.isMissingNode() || sent.isNull() ? null : sent.asText(sent.toString());
      return request.equals(APPROVE) ? new Said(bare, null, null) : new Said(null, null, bare);
    }

    private static @Nullable String text(JsonNode sent, String field) {
      JsonNode value = sent.path(field);
      return value.isMissingNode() || value.isNull() ? null : value.asText(value.toString());
    }
  }
}
