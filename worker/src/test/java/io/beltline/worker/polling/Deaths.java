package io.beltline.worker.polling;

import io.temporal.activity.ActivityInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JVM ends as by SIGKILL at a moment of the first attempt of some steps: no hook runs, no
 * session is closed, no answer is sent.
 */
public final class Deaths implements DisturbedRegistration.Disturbance {
  private static final int AS_BY_SIGKILL = 128 + 9;

  /** Long enough to be in the middle of most steps. */
  private static final Duration WITHIN = Duration.ofMillis(30);

  /** When the JVM ends. */
  enum Moment {
    BEFORE,
    WITHIN,
    AFTER
  }

  private final Map<String, Moment> moments;

  private Deaths(Map<String, Moment> moments) {
    this.moments = moments;
  }

  /** Reads {@code Fence:within,Drain:before}. */
  public static Deaths parse(String text) {
    return new Deaths(
        Arrays.stream(text.split(","))
            .map(death -> death.split(":"))
            .collect(
                Collectors.toMap(
                    death -> death[0],
                    death -> Moment.valueOf(death[1].toUpperCase(Locale.ROOT)))));
  }

  @Override
  public void before(ActivityInfo attempt) {
    Moment moment = momentOf(attempt);
    if (moment == Moment.BEFORE) {
      die(attempt, moment);
    }
    if (moment == Moment.WITHIN) {
      Thread death = new Thread(() -> dieSoon(attempt), "death");
      death.setDaemon(true);
      death.start();
    }
  }

  @Override
  public void after(ActivityInfo attempt) {
    Moment moment = momentOf(attempt);
    if (moment != null) {
      die(attempt, moment);
    }
  }

  private @Nullable Moment momentOf(ActivityInfo attempt) {
    return attempt.getAttempt() == 1 ? moments.get(attempt.getActivityType()) : null;
  }

  private static void dieSoon(ActivityInfo attempt) {
    LockSupport.parkNanos(WITHIN.toNanos());
    die(attempt, Moment.WITHIN);
  }

  private static void die(ActivityInfo attempt, Moment moment) {
    System.err.println("died " + moment + " " + attempt.getActivityType());
    System.err.flush();
    Runtime.getRuntime().halt(AS_BY_SIGKILL);
  }
}
