package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.command.Command;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why a command was not run to its end, in the words of whatever kept it from that. */
final class StepFailure {
  /** Without their end nobody can tell whether the sides are equal; that they differ is no news. */
  private static final Set<Command> COMPARISONS =
      EnumSet.of(Command.DIFF_SCHEMAS, Command.DIFF_SEQUENCES, Command.VALIDATE_DATA);

  private StepFailure() {}

  static BeltException inWords(Command command, WorkflowFailedException e) {
    ExitCode broken = COMPARISONS.contains(command) ? ExitCode.COULD_NOT_VERIFY : ExitCode.FAILED;
    return innermost(e, ApplicationFailure.class)
        .map(failure -> of(failure, broken, e))
        .orElseGet(() -> new BeltException(broken, fromOutside(e), e));
  }

  private static BeltException of(
      ApplicationFailure failure, ExitCode broken, WorkflowFailedException e) {
    boolean configuration = WorkerQuestion.INVALID.equals(failure.getType());
    String said = failure.getOriginalMessage();
    return new BeltException(
        configuration ? ExitCode.USAGE : broken, said.isEmpty() ? failure.getType() : said, e);
  }

  private static String fromOutside(WorkflowFailedException e) {
    if (innermost(e, TerminatedFailure.class).isPresent()) {
      return "It was terminated from outside. What it had begun may be half done; repeat it.";
    }
    if (innermost(e, CanceledFailure.class).isPresent()) {
      return "It was cancelled from outside. Repeat it to bring it to its end.";
    }
    Optional<TimeoutFailure> late = innermost(e, TimeoutFailure.class);
    if (late.isPresent()) {
      String step =
          innermost(e, ActivityFailure.class)
              .map(failure -> "Step " + failure.getActivityType())
              .orElse("It");
      return "%s did not end in time (%s).".formatted(step, inWords(late.get().getTimeoutType()));
    }
    Throwable cause = e.getCause();
    return String.valueOf((cause == null ? e : cause).getMessage());
  }

  private static String inWords(TimeoutType type) {
    return type.name().replace("TIMEOUT_TYPE_", "").toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The last of its kind in the chain of causes, which is the one that knows most. */
  private static <F extends Throwable> Optional<F> innermost(Throwable e, Class<F> kind) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .filter(kind::isInstance)
        .map(kind::cast)
        .reduce((outer, inner) -> inner);
  }
}
