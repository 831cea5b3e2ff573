package io.beltline.starter.view;

import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.PhaseTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where a cutover stands, in words, and how it got there. */
public final class PhaseText {
  private static final int SHOWN = 12;

  private PhaseText() {}

  /** What happens in the phase, and which side takes the application's writes. */
  static void addNow(CutoverStatus status, List<String> lines) {
    lines.add("now         " + inWords(status.phase()));
    if (status.writesOn() != null) {
      lines.add("writes      go to the " + status.writesOn());
    } else if (status.outages().stream().anyMatch(PhaseText::lasts)) {
      lines.add("writes      are refused on both sides");
    }
  }

  private static boolean lasts(Outage outage) {
    return outage.endedAt() == null;
  }

  /** The latest phases, each with its time. */
  static void addTimes(List<PhaseTime> phases, Instant now, List<String> lines) {
    Latest.of(phases, SHOWN, "phase       ", lines)
        .forEach(
            phase ->
                lines.add("phase       %-20s %s".formatted(phase.phase(), inWords(phase, now))));
  }

  private static String inWords(PhaseTime phase, Instant now) {
    if (phase.phase().ended()) {
      return Words.time(phase.startedAt());
    }
    Instant end = phase.endedAt();
    String lasted = Words.duration(Duration.between(phase.startedAt(), end == null ? now : end));
    return end == null ? lasted + ", since " + Words.time(phase.startedAt()) : lasted;
  }

  /** What happens in it. */
  public static String inWords(Phase phase) {
    return switch (phase) {
      case PRECHECK -> "looking at both sides; nothing is changed";
      case PREPARE -> "roles, schema, forward link, initial copy";
      case FINISH_DESTINATION -> "indexes, statistics, back link, comparison of all rows";
      case AWAIT_REVOKE_LOGINS ->
          "ready for the write outage; it waits for green evidence and a human";
      case REHEARSAL -> "approved; trying beforehand what the outage will do";
      case OUTAGE -> "the write outage, towards the destination";
      case UNDO -> "the outage is being undone; the source gets its logins back";
      case ABORT -> "given up; what was made is being removed";
      case OPENED ->
          "the destination is open; forward link removed, statistics, comparison of all rows";
      case AWAIT_TEARDOWN -> "the rollback window; it ends when a human approves the teardown";
      case PREPARE_ROLLBACK ->
          "rolling back; proving the way back, and a new forward link without a copy";
      case ROLLBACK_REHEARSAL -> "rolling back; trying beforehand what the outage will do";
      case ROLLBACK_OUTAGE -> "the write outage of the rollback, towards the source";
      case ROLLBACK_UNDO -> "the rollback is being undone; the destination gets its logins back";
      case BACK_ON_SOURCE ->
          "the source is open again; new back link, statistics, comparison of all rows";
      case TEARDOWN -> "removing what was made, and proving that nothing is left";
      case DONE -> "ended on the destination";
      case ROLLED_BACK -> "ended on the source, after a rollback";
      case ABORTED -> "ended on the source, given up";
      case FAILED -> "ended before its time";
    };
  }
}
