package io.beltline.starter.history;

import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.StepTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run for a terminal: a few facts, the time line, and where each outage's time went. */
final class HistoryText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Colours colours;

  HistoryText(Colours colours) {
    this.colours = colours;
  }

  List<String> lines(CutoverHistory history, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(colours.strong(history.workflowId()));
    Summary.of(history, now).forEach((word, fact) -> lines.add("%-11s %s".formatted(word, fact)));
    String day = "";
    for (TimeLine.Entry entry : TimeLine.of(history, now)) {
      String begun = DAY.format(entry.at());
      if (!begun.equals(day)) {
        day = begun;
        lines.add("");
        lines.add(colours.strong(day + ", UTC"));
      }
      add(entry, lines);
    }
    history.outages().forEach(outage -> add(outage, history, lines));
    return lines;
  }

  private void add(TimeLine.Entry entry, List<String> lines) {
    String line = TIME.format(entry.at()) + "  " + label(entry.mark()) + entry.text();
    lines.add(
        switch (entry.mark()) {
          case PHASE -> colours.strong(line);
          case FAILURE -> colours.bad(line);
          case REQUEST, GATE -> colours.attention(line);
          case OUTAGE -> colours.good(line);
          case STEP -> line;
        });
    String indent = " ".repeat(entry.mark() == TimeLine.Mark.PHASE ? 10 : 14);
    entry.details().stream().flatMap(String::lines).map(indent::concat).forEach(lines::add);
  }

  private static String label(TimeLine.Mark mark) {
    return switch (mark) {
      case PHASE -> "";
      case STEP -> "    ";
      case FAILURE -> "  ! ";
      case REQUEST -> "  > ";
      case GATE -> "  = ";
      case OUTAGE -> "  # ";
    };
  }

  private void add(Outage outage, CutoverHistory history, List<String> lines) {
    lines.add("");
    String heading = TimeLine.outage(outage, "outage " + outage.direction());
    lines.add(colours.strong(heading));
    lines.add("  " + Shares.used(outage, history.outageBudgetMillis()));
    for (StepTime step : outage.steps()) {
      lines.add(
          "  %-26s %6d ms, from %6d ms  %6s"
              .formatted(step.step(), step.millis(), step.startMillis(), Shares.of(step, outage)));
    }
  }
}
