package io.beltline.workflows.command;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;

/** What a failed step has to say. */
final class Failures {
  private Failures() {}

  /** The step's own message, without what Temporal puts around it. */
  static String inWords(TemporalFailure failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof ApplicationFailure)) {
      cause = cause.getCause();
    }
    return cause instanceof ApplicationFailure application
        ? application.getOriginalMessage()
        : String.valueOf(cause.getMessage());
  }
}
