package io.beltline.activities.validation;

import io.beltline.activities.step.Attempt;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps all sessions of a comparison together at a rate: whoever has read something waits until the
 * rate allows for it. The first reading is free to begin at once; nothing is saved up while others
 * keep it waiting.
 */
final class Pace {
  /** Without a rate a chunk is so large that it takes a fraction of a second. */
  static final long USUAL_CHUNK_BYTES = 32L << 20;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final double NANOS = 1e9;

  private final long bytesPerSecond;
  private final LongSupplier nanoTime;
  private final Consumer<Duration> pause;
  private long paidUntil;

  /**
   * A rate, or none.
   *
   * @param bytesPerSecond zero for as fast as possible
   * @param nanoTime a clock that never goes back
   * @param pause waits
   */
  Pace(long bytesPerSecond, LongSupplier nanoTime, Consumer<Duration> pause) {
    this.bytesPerSecond = bytesPerSecond;
    this.nanoTime = nanoTime;
    this.pause = pause;
    this.paidUntil = nanoTime.getAsLong();
  }

  /** A rate for what an attempt reads. */
  static Pace of(long bytesPerSecond, Attempt attempt) {
    return new Pace(bytesPerSecond, System::nanoTime, attempt::pause);
  }

  /** How much is read at once: no more than a second's worth. */
  long chunkBytes() {
    return bytesPerSecond == 0 ? USUAL_CHUNK_BYTES : Math.min(USUAL_CHUNK_BYTES, bytesPerSecond);
  }

  /** Waits until so much may have been read. */
  void spend(long bytes) {
    if (bytesPerSecond == 0) {
      return;
    }
    long until = pay(bytes);
    long left = until - nanoTime.getAsLong();
    while (left > 0) {
      Duration rest = Duration.ofNanos(left);
      pause.accept(rest.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : rest);
      left = until - nanoTime.getAsLong();
    }
  }

  private synchronized long pay(long bytes) {
    paidUntil += (long) (bytes * NANOS / bytesPerSecond);
    return paidUntil;
  }
}
