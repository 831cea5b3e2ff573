package io.beltline.worker;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks again and again until something is so, and fails when it is not in time. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private Eventually() {}

  /** Returns once the condition holds; fails with what was waited for after 30 s. */
  public static void holds(String what, Callable<Boolean> condition) throws Exception {
    Instant deadline = Instant.now().plus(LIMIT);
    var never = new CountDownLatch(1);
    while (!condition.call()) {
      if (Instant.now().isAfter(deadline)) {
        fail("not within " + LIMIT.toSeconds() + " s: " + what);
      }
      never.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
