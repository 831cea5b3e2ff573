package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MEGABYTE = 1_000_000;

  private final AtomicLong clock = new AtomicLong(77);
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void whatWasReadIsWaitedFor() {
    Pace pace = pace(10 * MEGABYTE);

    pace.spend(25 * MEGABYTE);
    assertEquals(Duration.ofMillis(2_500), passed());
    assertEquals(3, pauses.size());

    clock.addAndGet(Duration.ofSeconds(2).toNanos());
    pace.spend(15 * MEGABYTE);
    assertEquals(Duration.ofMillis(4_500), passed());
    pace.spend(10 * MEGABYTE);
    assertEquals(Duration.ofSeconds(5), passed());
  }

  @Test
  void withoutRateNobodyWaits() {
    Pace pace = pace(0);

    pace.spend(Long.MAX_VALUE);

    assertEquals(List.of(), pauses);
    assertEquals(32 << 20, pace.chunkBytes());
  }

  @Test
  void aChunkIsNoMoreThanASecondsWorth() {
    assertEquals(MEGABYTE, pace(MEGABYTE).chunkBytes());
    assertEquals(32 << 20, pace(1_000 * MEGABYTE).chunkBytes());
  }

  private Pace pace(long rate) {
    return new Pace(
        rate,
        clock::get,
        pause -> {
          pauses.add(pause);
          clock.addAndGet(pause.toNanos());
        });
  }

  private Duration passed() {
    return Duration.ofNanos(clock.get() - 77);
  }
}
