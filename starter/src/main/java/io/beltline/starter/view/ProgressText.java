package io.beltline.starter.view;

import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.step.Progress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The steps that run now: bars for the whole and for each part, and what is being repeated. */
final class ProgressText {
  private final Colours colours;

  ProgressText(Colours colours) {
    this.colours = colours;
  }

  void add(CutoverView view, List<String> lines) {
    for (String step : steps(view)) {
      Progress progress = view.progress().get(step);
      lines.add("running     " + step + (progress == null ? "" : ": " + progress.summary()));
      if (progress != null) {
        details(progress, view, lines);
      }
      CutoverView.Retry retry = view.retries().get(step);
      if (retry != null) {
        lines.add(
            colours.attention(
                "  attempt %d, because: %s".formatted(retry.attempt(), retry.reason())));
      }
    }
  }

  private static Set<String> steps(CutoverView view) {
    CutoverStatus status = view.status();
    Set<String> steps = new LinkedHashSet<>(status == null ? List.of() : status.runningSteps());
    steps.addAll(view.progress().keySet());
    steps.addAll(view.retries().keySet());
    return steps;
  }

  private static void details(Progress progress, CutoverView view, List<String> lines) {
    if (progress.total() > 0) {
      lines.add(
          "  %s  %s of %s"
              .formatted(
                  Bar.of(progress.done(), progress.total()),
                  Words.amount(progress.done(), progress.unit()),
                  Words.amount(progress.total(), progress.unit())));
    }
    for (Progress.Item item : progress.items()) {
      lines.add(
          "  %-32s %-9s %s"
              .formatted(item.name(), item.state(), Bar.of(item.done(), item.total()))
              .stripTrailing());
    }
    Evidence evidence = progress.evidence();
    if (evidence != null && !GateText.shown(view)) {
      lines.add(
          "  lag %s · retained WAL %s"
              .formatted(
                  Words.bytes(evidence.lagBytes()), Words.bytes(evidence.retainedWalBytes())));
    }
  }
}
