package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Direction;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures a write outage and each of its steps by the workflow's clock. */
final class OutageClock {
  private final Direction direction;
  private final @Nullable Long predictedMillis;
  private final Instant startedAt;
  private final List<StepTime> steps = new ArrayList<>();

  OutageClock(Direction direction, @Nullable Long predictedMillis, Instant startedAt) {
    this.direction = direction;
    this.predictedMillis = predictedMillis;
    this.startedAt = startedAt;
  }

  <T> T timed(String step, Supplier<T> call) {
    long start = sinceStart();
    try {
      return call.get();
    } finally {
      steps.add(new StepTime(step, start, sinceStart() - start));
    }
  }

  Outage soFar() {
    return outage(null, false, null);
  }

  Outage ended(boolean opened, @Nullable String reason) {
    return outage(Journal.now(), opened, reason);
  }

  private Outage outage(@Nullable Instant endedAt, boolean opened, @Nullable String reason) {
    return new Outage(
        direction, startedAt, endedAt, sinceStart(), predictedMillis, opened, reason, steps);
  }

  private long sinceStart() {
    return Duration.between(startedAt, Instant.ofEpochMilli(Workflow.currentTimeMillis()))
        .toMillis();
  }
}
