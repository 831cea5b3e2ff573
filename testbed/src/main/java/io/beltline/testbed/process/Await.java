package io.beltline.testbed.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for facts, with a deadline that fails. */
public final class Await {

  private Await() {}

  /**
   * Returns when the fact holds.
   *
   * @param fact in words, for the failure
   * @param pause between two looks
   * @throws IllegalStateException when it does not hold in time
   */
  public static void until(String fact, Duration atMost, Duration pause, BooleanSupplier holds) {
    Boolean unused =
        first(fact, atMost, pause, () -> Optional.of(true).filter(any -> holds.getAsBoolean()));
  }

  /** Returns the first value that there is; otherwise as {@link #until}. */
  public static <T> T first(
      String fact, Duration atMost, Duration pause, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not within " + atMost.toSeconds() + " s: " + fact);
      }
      if (Thread.interrupted()) {
        throw new IllegalStateException("interrupted while waiting until " + fact);
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }
}
