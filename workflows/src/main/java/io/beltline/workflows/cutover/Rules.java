package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.stray.StrayWrite;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges requests by where things stand. Looks, and changes nothing. */
final class Rules {
  private static final int SHOWN = 5;

  private final Journal journal;

  Rules(Journal journal) {
    this.journal = journal;
  }

  /** Why an approval cannot be used; null if it can. */
  @Nullable String againstApproval(Request request) {
    Gate wanted = request.gate();
    OpenGate open = journal.gate();
    if (wanted == null || open == null || !opens(open, wanted)) {
      return notOpen(wanted, open);
    }
    if (open.approval() != null) {
      return "gate " + open.gate() + " is approved already";
    }
    // Inside an outage nobody is watched, and nobody has time to read.
    return wanted == Gate.TEARDOWN_FORWARD_REPLICATION ? null : againstStrayWrites(request);
  }

  private boolean opens(OpenGate open, Gate wanted) {
    return open.gate() == wanted || (wanted == Gate.TEARDOWN && endsOnSource(open));
  }

  /** Whether a teardown may end the migration on the source: after a rollback, at its gate. */
  boolean endsOnSource(@Nullable OpenGate open) {
    return open != null
        && open.gate() == Gate.REVOKE_LOGINS
        && journal.everOpened()
        && open.approval() == null;
  }

  private String notOpen(@Nullable Gate wanted, @Nullable OpenGate open) {
    if (journal.phase().ended()) {
      return "the cutover has ended: " + journal.phase();
    }
    if (wanted != null && !journal.gatesOfPlan().contains(wanted) && !journal.everOpened()) {
      return "this migration has no gate " + wanted;
    }
    return open == null
        ? "no gate is open; the phase is " + journal.phase()
        : "gate " + wanted + " is not open; the open gate is " + open.gate();
  }

  private @Nullable String againstStrayWrites(Request request) {
    if (journal.strayWrites().none() || request.acceptStrayWrites()) {
      return null;
    }
    return strayWritesInWords()
        + ". If nothing of it is needed, say so with --accept-stray-writes, or with"
        + " \"acceptStrayWrites\":true in the request";
  }

  private String strayWritesInWords() {
    return "the %s is fenced and was written to: %s"
        .formatted(
            journal.writesOn().other(),
            journal.strayWrites().found().stream()
                .limit(SHOWN)
                .map(StrayWrite::inWords)
                .collect(Collectors.joining("; ")));
  }

  /** Why a rollback cannot be used; null if it can. */
  @Nullable String againstRollback(Request request) {
    if (journal.phase().ended()) {
      return "the cutover has ended: " + journal.phase();
    }
    if (journal.writesOn() == Side.SOURCE) {
      return "the source takes the writes; rollback is for after the destination was opened";
    }
    if (journal.phase() != Phase.OPENED && journal.phase() != Phase.AWAIT_TEARDOWN) {
      return "the phase is " + journal.phase();
    }
    // As long as a pause holds the teardown back nothing of it has begun.
    return journal.approved() && !journal.paused()
        ? "teardown is approved already"
        : againstStrayWrites(request);
  }

  /** Why an abort cannot be used; null if it can. */
  @Nullable String againstAbort() {
    Phase phase = journal.phase();
    if (phase.ended() || phase == Phase.ABORT || phase == Phase.TEARDOWN) {
      return "the cutover is over: " + phase;
    }
    return journal.writesOn() == Side.SOURCE || phase.duringRollback()
        ? null
        : "the destination is open, which is the point of no return; abort is for before it,"
            + " rollback for after it";
  }

  /** Why nothing can be asked for any more; null while it can. */
  @Nullable String ifEnded() {
    return journal.phase().ended() ? "the cutover has ended: " + journal.phase() : null;
  }

  /** What an approval that was accepted still waits for, as the end of a sentence. */
  String whatItWaitsFor() {
    if (journal.paused()) {
      return "; it waits for resume";
    }
    OpenGate open = journal.gate();
    Evidence evidence = open == null ? null : open.evidence();
    return open != null
            && open.gate() == Gate.REVOKE_LOGINS
            && (evidence == null || !evidence.green())
        ? "; it waits until the evidence is green"
        : "";
  }
}
