package io.beltline.activities;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits that fail when they take too long. */
public final class Deadline {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Deadline() {}

  /** Returns as soon as it is so. */
  public static void await(Callable<Boolean> condition) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      assertTrue(Instant.now().isBefore(deadline), "waited too long");
      Thread.onSpinWait();
    }
  }
}
