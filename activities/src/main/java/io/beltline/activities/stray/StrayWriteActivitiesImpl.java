package io.beltline.activities.stray;

import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.stray.StrayWriteActivities;
import io.beltline.workflows.stray.StrayWrites;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Watches by a trigger on every table in scope, which fires for whoever is not replication, and by
 * looking every two seconds. The root user must be allowed to create triggers there. A session that
 * sets {@code session_replication_role}, which takes a superuser, is seen while it is there; what
 * it writes is not.
 */
public final class StrayWriteActivitiesImpl implements StrayWriteActivities {
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final int SHOWN = 5;

  private final StepRunner steps;

  /** Runs them as steps of this runner. */
  public StrayWriteActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public void ensureStrayWatch(Pair pair, Side fenced) {
    steps.<Boolean>run(
        pair,
        attempt -> {
          attempt.takesOver("RemoveStrayWatch");
          new WriteWatch(attempt, fenced, attempt.connect(fenced)).ensure();
          return true;
        });
  }

  @Override
  public StrayWrites awaitStrayWrites(Pair pair, Side fenced, StrayWrites known) {
    return steps.run(pair, attempt -> lookUntilThereIsMore(attempt, fenced, known));
  }

  @Override
  public StrayWrites lookForStrayWrites(Pair pair, Side fenced) {
    return steps.run(pair, attempt -> FencedSide.of(attempt, fenced).look());
  }

  @Override
  public void removeStrayWatch(Pair pair, Side side) {
    steps.<Boolean>run(
        pair,
        attempt -> {
          attempt.takesOver("EnsureStrayWatch");
          attempt.takesOver("AwaitStrayWrites");
          new WriteWatch(attempt, side, attempt.connect(side)).remove();
          return true;
        });
  }

  private static StrayWrites lookUntilThereIsMore(Attempt attempt, Side fenced, StrayWrites known)
      throws SQLException {
    try (StrayWriteGauge gauge = StrayWriteGauge.of(attempt.pair(), fenced)) {
      gauge.show(known);
      attempt.report(progress(fenced, known));
      FencedSide side = FencedSide.of(attempt, fenced);
      StrayWrites found = side.look();
      while (known.containsAll(found)) {
        attempt.pause(INTERVAL);
        found = side.look();
      }
      return gauge.last(known.and(found));
    }
  }

  private static Progress progress(Side fenced, StrayWrites known) {
    String seen =
        known.none()
            ? "nothing stray"
            : known.found().size()
                + " known: "
                + known.found().stream()
                    .limit(SHOWN)
                    .map(StrayWrite::inWords)
                    .collect(Collectors.joining("; "));
    return Progress.of("watching the fenced " + fenced + ": " + seen, 0, 0, "");
  }
}
