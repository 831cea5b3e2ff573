package io.beltline.activities.drift;

import io.beltline.activities.drift.CatalogMark.Moment;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.activities.words.Names;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the source's schema every two seconds beside a long step, in a session of its own, and
 * tells what was changed since it was taken with every progress of the step. A look is cheap as
 * long as nothing changes ({@link CatalogMark}); the larger the schema, the rarer the looks. It
 * never fails the step; its session is the attempt's, and ends with it.
 */
public final class DriftWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final int PAUSE_FACTOR = 10;
  private static final int NAMED = 5;

  private final Attempt attempt;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable CatalogMark compared;

  private DriftWatch(Attempt attempt) {
    this.attempt = attempt;
  }

  /** The step's body with the watch beside it. */
  public static <T> StepRunner.Body<T> beside(StepRunner.Body<T> body) {
    return attempt -> {
      DriftWatch watch = new DriftWatch(attempt);
      watch.begin();
      try {
        return body.run(attempt);
      } finally {
        watch.closed.countDown();
      }
    };
  }

  private void begin() {
    Thread thread = new Thread(this::watch, Thread.currentThread().getName() + "-schema");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      // A step that is over at once needs no session for this.
      if (closed.await(INTERVAL.toMillis() / 2, TimeUnit.MILLISECONDS)) {
        return;
      }
      Connection source = attempt.connect(Side.SOURCE);
      long pause = 0;
      while (!closed.await(pause, TimeUnit.NANOSECONDS)) {
        long began = System.nanoTime();
        look(source);
        pause = Math.max(INTERVAL.toNanos(), (System.nanoTime() - began) * PAUSE_FACTOR);
      }
    } catch (SQLException | RuntimeException e) {
      // The step may be over, and its sessions with it; if not, whoever reads its progress is told.
      if (closed.getCount() > 0) {
        attempt.remark("the source's schema is not watched: " + e.getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Connection source) throws SQLException {
    CatalogMark mark = CatalogMark.of(source);
    Optional<CatalogMark> taken = CatalogMark.noted(source, Moment.TAKEN);
    if (taken.isEmpty() || mark.equals(compared)) {
      return;
    }
    attempt.remark(
        mark.equals(taken.get())
            ? ""
            : inWords(SchemaBaseline.changes(source, attempt.configuration().scope())));
    compared = mark;
  }

  private static String inWords(List<SchemaChange> changes) {
    return changes.isEmpty()
        ? ""
        : "the source's schema was changed: " + Names.list(changes, NAMED);
  }
}
