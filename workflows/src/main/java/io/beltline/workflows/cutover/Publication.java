package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import io.temporal.workflow.Workflow;
import java.util.Map;

/**
 * Makes the status readable in the Temporal UI. Search attributes are only written where the
 * workflow was started with them: on a server that does not know them an upsert would block the
 * workflow without a word.
 */
final class Publication {
  private final boolean searchable;

  Publication(Pair pair) {
    searchable =
        Workflow.getTypedSearchAttributes().containsKey(BeltSearchAttributes.PHASE)
            && pair.db()
                .equals(Workflow.getTypedSearchAttributes().get(BeltSearchAttributes.DATABASE));
  }

  void phase(CutoverStatus status) {
    if (searchable) {
      Workflow.upsertTypedSearchAttributes(
          BeltSearchAttributes.PHASE.valueSet(status.phase().toString()));
    }
    details(status);
  }

  void gate(CutoverStatus status) {
    OpenGate gate = status.gate();
    if (searchable) {
      Workflow.upsertTypedSearchAttributes(
          BeltSearchAttributes.GATE.valueSet(
              gate == null ? BeltSearchAttributes.NO_GATE : gate.gate().toString()));
    }
    Workflow.upsertMemo(
        Map.of("phase", status.phase().toString(), "waitsFor", gate == null ? "" : gate.command()));
    details(status);
  }

  void details(CutoverStatus status) {
    Workflow.setCurrentDetails(StatusMarkdown.of(status));
  }
}
