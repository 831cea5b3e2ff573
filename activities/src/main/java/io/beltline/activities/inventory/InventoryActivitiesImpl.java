package io.beltline.activities.inventory;

import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Enumerates with the catalogs of both sides. */
public final class InventoryActivitiesImpl implements InventoryActivities {
  /** A session or a slot that was let go of a moment ago needs that moment to disappear. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final StepRunner steps;

  /** Enumerates the pairs that these steps run on. */
  public InventoryActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public Baseline takeBaseline(Pair pair) {
    return steps.run(
        pair,
        attempt ->
            new Baseline(
                ReplicationObjects.on(attempt, Side.SOURCE).list(),
                ReplicationObjects.on(attempt, Side.DESTINATION).list()));
  }

  @Override
  public List<String> findLeftovers(Pair pair, Baseline baseline) {
    return steps.run(
        pair,
        attempt -> {
          ReplicationObjects source = ReplicationObjects.on(attempt, Side.SOURCE);
          ReplicationObjects destination = ReplicationObjects.on(attempt, Side.DESTINATION);
          Instant deadline = Instant.now().plus(PATIENCE);
          List<String> left = leftovers(source, destination, baseline);
          while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
            attempt.pause(BETWEEN_LOOKS);
            left = leftovers(source, destination, baseline);
          }
          return left;
        });
  }

  private static List<String> leftovers(
      ReplicationObjects source, ReplicationObjects destination, Baseline baseline)
      throws SQLException {
    return Stream.concat(
            named(Side.SOURCE, source.list().addedSince(baseline.source())),
            named(
                Side.DESTINATION,
                destination.list().addedSince(baseline.destination()).stream()
                    .filter(object -> !isTheApplications(object, baseline))
                    .toList()))
        .toList();
  }

  /** What came with the schema stood on the source before anything was changed. */
  private static boolean isTheApplications(String object, Baseline baseline) {
    return Stream.of("event trigger ", "setting ", "publication ", "extension dblink")
            .anyMatch(object::startsWith)
        && baseline.source().objects().contains(object);
  }

  private static Stream<String> named(Side side, List<String> objects) {
    return objects.stream().map(object -> side + ": " + object);
  }
}
