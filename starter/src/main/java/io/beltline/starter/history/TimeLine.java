package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.FailureEntry;
import io.beltline.starter.history.CutoverHistory.GateEntry;
import io.beltline.starter.history.CutoverHistory.PhaseEntry;
import io.beltline.starter.history.CutoverHistory.RequestEntry;
import io.beltline.starter.history.CutoverHistory.StepEntry;
import io.beltline.starter.view.PhaseText;
import io.beltline.starter.view.Words;
import io.beltline.workflows.cutover.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that happened, in words and in the order of time. */
final class TimeLine {
  private final Instant now;
  private final List<Entry> entries = new ArrayList<>();

  private TimeLine(Instant now) {
    this.now = now;
  }

  static List<Entry> of(CutoverHistory history, Instant now) {
    TimeLine line = new TimeLine(history.endedAt() == null ? now : history.endedAt());
    for (PhaseEntry phase : history.phases()) {
      line.phase(phase);
      phase.steps().forEach(line::step);
    }
    history.gates().forEach(line::gate);
    history.requests().forEach(line::request);
    history.outages().forEach(line::outage);
    // What began in the same millisecond stands in the order in which it was added.
    line.entries.sort(Comparator.comparing(Entry::at));
    return line.entries;
  }

  private void phase(PhaseEntry phase) {
    boolean end = phase.phase() != null && phase.phase().ended();
    String lasted = end ? "" : ", " + lasted(phase.startedAt(), phase.endedAt());
    entries.add(
        new Entry(
            phase.startedAt(),
            Mark.PHASE,
            phase.name() + lasted,
            phase.phase() == null ? List.of() : List.of(PhaseText.inWords(phase.phase()))));
  }

  private void step(StepEntry step) {
    String attempts = step.attempts() > 1 ? ", %d attempts".formatted(step.attempts()) : "";
    String text =
        switch (step.state()) {
          case DONE -> lasted(step.startedAt(), step.endedAt());
          case FAILED -> "failed after " + lasted(step.startedAt(), step.endedAt());
          case CANCELLED -> "taken back after " + lasted(step.startedAt(), step.endedAt());
          case RUNNING -> "runs, " + lasted(step.startedAt(), null);
          case RETRYING -> "is tried again, " + lasted(step.startedAt(), null);
          case WAITING -> "waits for a worker, " + lasted(step.startedAt(), null);
          case LEFT -> "had not ended when the cutover did";
        };
    entries.add(
        new Entry(
            step.startedAt(),
            step.failures().isEmpty() ? Mark.STEP : Mark.FAILURE,
            step.step() + ", " + text + attempts,
            step.failures().stream().map(TimeLine::failure).toList()));
  }

  private static String failure(FailureEntry failure) {
    return "attempt %d: %s: %s".formatted(failure.attempt(), failure.kind(), failure.message());
  }

  private void gate(GateEntry gate) {
    String how =
        gate.closedAt() == null
            ? gate.approved() ? "approved, waits for green evidence" : "waits for approval"
            : gate.approved() ? "approved" : "closed without approval";
    entries.add(
        new Entry(
            gate.openedAt(),
            Mark.GATE,
            "gate %s, waited %s, %s%s"
                .formatted(
                    gate.gate(),
                    lasted(gate.openedAt(), gate.closedAt()),
                    how,
                    said(gate.approvedBy(), gate.note())),
            List.of()));
  }

  private void request(RequestEntry request) {
    List<String> details = new ArrayList<>();
    if (request.answer() != null) {
      details.add("answered: " + request.answer());
    }
    if (request.ignored() != null) {
      details.add("not used: " + request.ignored());
    }
    entries.add(
        new Entry(
            request.at(),
            Mark.REQUEST,
            "%s%s%s, as %s from %s"
                .formatted(
                    request.request(),
                    request.gate() == null ? "" : " " + request.gate(),
                    said(request.by(), request.note()),
                    request.via(),
                    request.client()),
            details));
  }

  private void outage(Outage outage) {
    entries.add(
        new Entry(
            outage.startedAt(),
            outage.opened() || outage.endedAt() == null ? Mark.OUTAGE : Mark.FAILURE,
            outage(outage, "write outage " + outage.direction()),
            List.of()));
  }

  /** What became of an outage, after a word for it. */
  static String outage(Outage outage, String word) {
    if (outage.endedAt() == null) {
      return "%s, writes are refused for %d ms now".formatted(word, outage.millis());
    }
    return "%s, %d ms, %s".formatted(word, outage.millis(), outage.outcome());
  }

  private static String said(@Nullable String by, @Nullable String note) {
    return (by == null ? "" : " by " + by) + (note == null ? "" : " (" + note + ")");
  }

  private String lasted(Instant from, @Nullable Instant to) {
    String time = Words.duration(Duration.between(from, to == null ? now : to));
    return to == null ? time + " so far" : time;
  }

  /** What kind of thing happened. */
  enum Mark {
    PHASE,
    STEP,
    FAILURE,
    REQUEST,
    GATE,
    OUTAGE
  }

  /**
   * Something that happened.
   *
   * @param at when it began
   * @param mark its kind
   * @param text in a line
   * @param details more lines
   */
  record Entry(Instant at, Mark mark, String text, List<String> details) {}
}
