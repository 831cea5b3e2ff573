package io.beltline.activities;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.function.Executable;

/** What a workflow sees of a step that fails. */
public final class FailedStep {
  private FailedStep() {}

  /** The failure of a step that has to fail. */
  public static ApplicationFailure failureOf(Executable step) {
    return assertInstanceOf(
        ApplicationFailure.class, assertThrows(ActivityFailure.class, step).getCause());
  }
}
