package io.beltline.starter.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A {@code belt} that has not ended yet. */
final class Background {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread thread;

  Background(FakeTemporal temporal, String... args) {
    thread = new Thread(() -> exitCode.complete(temporal.belt(out, err, args)), "belt");
    thread.setDaemon(true);
    thread.start();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  boolean ended() {
    return exitCode.isDone();
  }

  /** Whether it ends in that time. */
  boolean endsWithin(Duration time) throws InterruptedException {
    thread.join(time.toMillis());
    return ended();
  }

  /** Waits for its end. */
  int exitCode() {
    until(this::ended);
    return exitCode.join();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits until that is true; fails with what was printed if it never is. */
  void until(BooleanSupplier state) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> "not seen: " + out() + err());
      Thread.onSpinWait();
    }
  }
}
