package io.beltline.activities.sequence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Moves a subscriber's sequences to where the provider's stand, or further. */
final class Sync {
  private static final String SYNC = Statements.of(Sync.class, "sync.sql");

  private final Connection connection;
  private final Side side;
  private final long stride;

  /**
   * Moves sequences by a session of the side.
   *
   * @param stride how many increments past the provider's position and its columns' values they go,
   *     within their limits
   */
  Sync(Connection connection, Side side, long stride) {
    this.connection = connection;
    this.side = side;
    this.stride = stride;
  }

  /**
   * Moves them in one round trip.
   *
   * @param extremes what the provider's columns hold
   */
  List<Outcome> moveTo(List<Position> positions, Map<QualifiedName, Long> extremes)
      throws SQLException {
    if (positions.isEmpty()) {
      return List.of();
    }
    List<Outcome> outcomes = run(positions, extremes);
    refuseMissing(outcomes);
    return outcomes;
  }

  /** Looks, in one round trip, that those that were moved stand there, or further. */
  void confirm(List<Outcome> outcomes) throws SQLException {
    List<Position> moved = outcomes.stream().filter(Outcome::moved).map(Outcome::position).toList();
    List<Position> now = Position.again(connection, moved);
    List<String> behind =
        IntStream.range(0, moved.size())
            .filter(i -> now.get(i).isBehind(moved.get(i)))
            .mapToObj(i -> moved.get(i).sequence().toString())
            .toList();
    if (!behind.isEmpty()) {
      throw StepFailures.later(
          "SequencesMoving",
          "Somebody else moves sequences of the %s back meanwhile: %s"
              .formatted(side, String.join(", ", behind)));
    }
  }

  private List<Outcome> run(List<Position> positions, Map<QualifiedName, Long> extremes)
      throws SQLException {
    Map<QualifiedName, Position> asked =
        positions.stream().collect(Collectors.toMap(Position::sequence, Function.identity()));
    List<Object> parameters = new ArrayList<>(List.of(stride));
    parameters.addAll(arrays(positions));
    parameters.add(positions.stream().map(p -> textOrNull(extremes.get(p.sequence()))).toList());
    return Query.of(connection, SYNC, parameters.toArray())
        .list(
            row ->
                new Outcome(
                    row.getBoolean("present"),
                    row.getBoolean("moved"),
                    Objects.requireNonNull(
                            asked.get(new QualifiedName(row.getString(1), row.getString(2))))
                        .at(row.getLong("value"), row.getBoolean("called"))));
  }

  private static List<Object> arrays(List<Position> positions) {
    return List.of(
        texts(positions, position -> position.sequence().schema()),
        texts(positions, position -> position.sequence().name()),
        texts(positions, position -> Long.toString(position.lastValue())),
        texts(positions, position -> Boolean.toString(position.called())));
  }

  private static @Nullable String textOrNull(@Nullable Long value) {
    return value == null ? null : value.toString();
  }

  private static List<String> texts(List<Position> positions, Function<Position, String> text) {
    return positions.stream().map(text).toList();
  }

  private void refuseMissing(List<Outcome> outcomes) {
    List<String> missing =
        outcomes.stream()
            .filter(outcome -> !outcome.present() && outcome.position().required())
            .map(outcome -> outcome.position().sequence().toString())
            .toList();
    if (!missing.isEmpty()) {
      throw StepFailures.stop(
          "SequencesMissing",
          "The %s lacks sequences: %s".formatted(side, String.join(", ", missing)),
          "Create them there as they are on the other side.");
    }
  }
}
