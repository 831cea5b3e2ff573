package io.beltline.starter.view;

import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.cutover.ApprovalRecord;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.OpenGate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.RollbackRecord;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.ValidationReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides which exit code tells the truth about a cutover. */
public final class Verdicts {
  private Verdicts() {}

  /** The exit code for what is known. */
  public static ExitCode of(CutoverView view) {
    CutoverStatus status = view.status();
    if (status == null) {
      return ExitCode.UNREACHABLE;
    }
    if (status.phase() == Phase.DONE) {
      return done(status);
    }
    boolean broken = status.phase().ended() || status.stopped() != null || cutShort(view);
    if (broken) {
      return ExitCode.FAILED;
    }
    return awaitsApproval(status) ? ExitCode.WAITING_FOR_APPROVAL : ExitCode.DONE;
  }

  /**
   * The exit code for who approved and waited: a write outage that was undone since has failed;
   * ending on the source is what who approves a teardown after a rollback asks for.
   */
  public static ExitCode afterApproval(@Nullable Gate approved, CutoverView view) {
    CutoverStatus status = view.status();
    if (status == null) {
      return ExitCode.UNREACHABLE;
    }
    if (approved == Gate.TEARDOWN && status.phase() == Phase.ROLLED_BACK) {
      return status.leftovers().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
    return lastOutageFailed(status) ? ExitCode.FAILED : of(view);
  }

  /** The exit code for who rolled back and waited: the writes are on the source, or it failed. */
  public static ExitCode afterRollback(CutoverView view) {
    CutoverStatus status = view.status();
    boolean onDestination = status != null && status.writesOn() == Side.DESTINATION;
    return onDestination ? ExitCode.FAILED : of(view);
  }

  /** Whether an outage was refused or undone after somebody last asked for one. */
  private static boolean lastOutageFailed(CutoverStatus status) {
    List<Outage> outages = status.outages();
    if (outages.isEmpty()) {
      return false;
    }
    Outage last = outages.get(outages.size() - 1);
    Instant ended = last.endedAt();
    return ended != null && !last.opened() && !ended.isBefore(lastRequest(status));
  }

  private static Instant lastRequest(CutoverStatus status) {
    return Stream.concat(
            status.approvals().stream().map(ApprovalRecord::at),
            status.rollbacks().stream().map(RollbackRecord::at))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** Whether nothing more will happen without a person: a gate, a stopped step, the end. */
  public static boolean settled(CutoverView view) {
    CutoverStatus status = view.status();
    return status != null
        && (status.phase().ended()
            || status.stopped() != null
            || cutShort(view)
            || awaitsApproval(status));
  }

  /** An approval that has arrived and waits for green evidence needs nobody. */
  private static boolean awaitsApproval(CutoverStatus status) {
    OpenGate gate = status.gate();
    return gate != null && gate.approval() == null && !endsOnSource(gate, status.approvals());
  }

  /** A teardown approved at the other gate ends the wait there, as soon as its steps have ended. */
  private static boolean endsOnSource(OpenGate gate, List<ApprovalRecord> approvals) {
    return gate.gate() == Gate.REVOKE_LOGINS
        && approvals.stream()
            .anyMatch(a -> a.gate() == Gate.TEARDOWN && !a.at().isBefore(gate.since()));
  }

  /** Terminated, or failed, from outside of its own phases. */
  private static boolean cutShort(CutoverView view) {
    return !view.workflowStatus().equals(CutoverView.RUNNING);
  }

  private static ExitCode done(CutoverStatus status) {
    if (!status.leftovers().isEmpty()) {
      return ExitCode.FAILED;
    }
    ValidationReport validation = status.validation();
    if (validation == null) {
      return ExitCode.COULD_NOT_VERIFY;
    }
    return switch (validation.verdict()) {
      case EQUAL -> ExitCode.DONE;
      case DIFFERENT -> ExitCode.FAILED;
      case COULD_NOT_VERIFY -> ExitCode.COULD_NOT_VERIFY;
    };
  }
}
