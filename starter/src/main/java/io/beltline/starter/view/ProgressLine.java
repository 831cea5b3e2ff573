package io.beltline.starter.view;

import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.OpenGate;
import java.util.stream.Collectors;

/** A cutover in one line, for a log that nobody redraws. */
public final class ProgressLine {
  private ProgressLine() {}

  /** What happens now; the same text as long as nothing changes for a reader. */
  public static String of(CutoverView view) {
    CutoverStatus status = view.status();
    if (status == null) {
      return String.valueOf(view.problem());
    }
    String steps =
        view.progress().entrySet().stream()
            .map(step -> step.getKey() + ": " + step.getValue().summary())
            .collect(Collectors.joining(", "));
    OpenGate gate = status.gate();
    String waits =
        gate == null
            ? ""
            : " · gate %s %s"
                .formatted(gate.gate(), gate.approval() == null ? "waits" : "approved");
    return status.phase()
        + (status.paused() ? " · paused" : "")
        + waits
        + (status.strayWrites().none() ? "" : " · STRAY WRITES")
        + (steps.isEmpty() ? "" : " · " + steps);
  }
}
