package io.beltline.starter.view;

import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.OpenGate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.validation.ValidationReport;
import java.util.List;
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
    return awaitsApproval(status.gate()) ? ExitCode.WAITING_FOR_APPROVAL : ExitCode.DONE;
  }

  /** The exit code for who approved and waited: a write outage that was undone has failed. */
  public static ExitCode afterApproval(CutoverView view) {
    CutoverStatus status = view.status();
    List<Outage> outages = status == null ? List.of() : status.outages();
    boolean undone = !outages.isEmpty() && undone(outages.get(outages.size() - 1));
    return undone ? ExitCode.FAILED : of(view);
  }

  private static boolean undone(Outage outage) {
    return outage.endedAt() != null && !outage.opened();
  }

  /** Whether nothing more will happen without a person: a gate, a stopped step, the end. */
  public static boolean settled(CutoverView view) {
    CutoverStatus status = view.status();
    return status != null
        && (status.phase().ended()
            || status.stopped() != null
            || cutShort(view)
            || awaitsApproval(status.gate()));
  }

  /** An approval that has arrived and waits for green evidence needs nobody. */
  private static boolean awaitsApproval(@Nullable OpenGate gate) {
    return gate != null && gate.approval() == null;
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
