package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.PhaseEntry;
import io.beltline.starter.history.CutoverHistory.StepEntry;
import io.beltline.starter.view.Words;
import io.beltline.workflows.cutover.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The phases as bars on one scale of time. A migration lasts days and its outage milliseconds: what
 * is too short for a bar is a diamond, whose size means nothing, and every row has its time in
 * numbers.
 */
final class PhasePicture {
  private static final int WIDTH = 1000;
  private static final int LEFT = 170;
  private static final int SCALE = 690;
  private static final int ROW = 24;
  private static final int TOP = 30;
  private static final double SHORTEST = 4;

  private final CutoverHistory history;
  private final Instant end;
  private final Axis axis;

  private PhasePicture(CutoverHistory history, Instant now) {
    this.history = history;
    this.end = history.endedAt() == null ? now : history.endedAt();
    this.axis = new Axis(since(end), LEFT, SCALE);
  }

  static String of(CutoverHistory history, Instant now) {
    return new PhasePicture(history, now).picture();
  }

  private String picture() {
    int bottom = TOP + ROW * history.phases().size();
    StringBuilder rows = new StringBuilder(axis.ticks(TOP, bottom));
    int row = 0;
    for (PhaseEntry phase : history.phases()) {
      rows.append(row(phase, TOP + ROW * row++));
    }
    return """
        <svg viewBox="0 0 %d %d" role="img" aria-labelledby="phases-title phases-text">
        <title id="phases-title">Phases over time</title>
        <desc id="phases-text">A bar for each phase, from the start of the run. The table of phases below has the same in numbers.</desc>
        %s</svg>
        """
        .formatted(WIDTH, bottom + 6, rows);
  }

  private String row(PhaseEntry phase, int top) {
    double from = axis.x(since(phase.startedAt()));
    double to = axis.x(since(phase.endedAt() == null ? end : phase.endedAt()));
    StringBuilder row = new StringBuilder();
    row.append(label(LEFT - 8, top, "name", phase.name()));
    row.append(to - from < SHORTEST ? diamond(from, top, phase) : bar(from, to, top, phase));
    for (StepEntry step : phase.steps()) {
      if (!step.failures().isEmpty()) {
        row.append(failure(axis.x(since(step.startedAt())), top, step));
      }
    }
    row.append(label(LEFT + SCALE + 10, top, "value", lasted(phase)));
    return row.toString();
  }

  private String bar(double from, double to, int top, PhaseEntry phase) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\">%s</rect>%n",
        kind(phase.phase()),
        from,
        top + 4,
        to - from,
        ROW - 8,
        title(phase));
  }

  private String diamond(double x, int top, PhaseEntry phase) {
    return String.format(
        Locale.ROOT,
        "<path class=\"%s\" d=\"M%.1f %d l5 6 l-5 6 l-5 -6 z\">%s</path>%n",
        kind(phase.phase()),
        x,
        top + 6,
        title(phase));
  }

  private static String failure(double x, int top, StepEntry step) {
    return String.format(
        Locale.ROOT,
        "<path class=\"failure\" d=\"M%.1f %d l5 -9 l-10 0 z\"><title>%s failed</title></path>%n",
        x,
        top + 10,
        Html.text(step.step()));
  }

  private String title(PhaseEntry phase) {
    return "<title>%s, %s, from %s</title>"
        .formatted(
            Html.text(phase.name()), Html.text(lasted(phase)), Words.time(phase.startedAt()));
  }

  static String label(int x, int top, String kind, String text) {
    return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n"
        .formatted(kind, x, top + 16, Html.text(text));
  }

  private String lasted(PhaseEntry phase) {
    if (phase.phase() != null && phase.phase().ended()) {
      return "end";
    }
    Instant until = phase.endedAt() == null ? end : phase.endedAt();
    return Words.duration(Duration.between(phase.startedAt(), until));
  }

  private long since(Instant at) {
    return Duration.between(history.startedAt(), at).toMillis();
  }

  /** Who waits for whom, as a colour. */
  static String kind(@Nullable Phase phase) {
    if (phase == null) {
      return "work";
    }
    return switch (phase) {
      case AWAIT_REVOKE_LOGINS, AWAIT_TEARDOWN -> "wait";
      case OUTAGE, ROLLBACK_OUTAGE -> "outage";
      case UNDO, ROLLBACK_UNDO, ABORT, ABORTED, FAILED -> "undo";
      default -> "work";
    };
  }
}
