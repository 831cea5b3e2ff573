package io.beltline.starter.view;

import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.step.Progress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The steps that run now: bars for the whole and for each part, and what is being repeated. */
public final class ProgressText {
  private final Colours colours;

  /** Paints with these colours, or not at all. */
  public ProgressText(Colours colours) {
    this.colours = colours;
  }

  void add(CutoverView view, List<String> lines) {
    CutoverStatus status = view.status();
    RunningSteps steps = new RunningSteps(view.progress(), view.retries());
    Set<String> names = new LinkedHashSet<>(status == null ? List.of() : status.runningSteps());
    names.addAll(steps.names());
    add(names, steps, !GateText.shown(view), lines);
  }

  /** The steps of a command. */
  public List<String> lines(RunningSteps steps) {
    List<String> lines = new ArrayList<>();
    add(steps.names(), steps, true, lines);
    return lines;
  }

  private void add(
      Set<String> names, RunningSteps steps, boolean withEvidence, List<String> lines) {
    for (String step : names) {
      Progress progress = steps.progress().get(step);
      lines.add("running     " + step + (progress == null ? "" : ": " + progress.summary()));
      if (progress != null) {
        details(progress, withEvidence, lines);
      }
      CutoverView.Retry retry = steps.retries().get(step);
      if (retry != null) {
        lines.add(
            colours.attention(
                "  attempt %d, because: %s".formatted(retry.attempt(), retry.reason())));
      }
    }
  }

  private static void details(Progress progress, boolean withEvidence, List<String> lines) {
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
    if (evidence != null && withEvidence) {
      lines.add(
          "  lag %s · retained WAL %s"
              .formatted(
                  Words.bytes(evidence.lagBytes()), Words.bytes(evidence.retainedWalBytes())));
    }
  }
}
