package io.beltline.activities.sequence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.sequence.SequenceReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Moves a subscriber's sequences to where the provider's stand, or further. */
final class Sync {
  private static final String SYNC = Statements.of(Sync.class, "sync.sql");
  private static final String BEHIND = Statements.of(Sync.class, "behind.sql");

  private final Connection connection;
  private final Side side;
  private final long stride;

  Sync(Connection connection, Side side, long stride) {
    this.connection = connection;
    this.side = side;
    this.stride = stride;
  }

  /** Moves them in one round trip, and looks in another that those stand there, or further. */
  SequenceReport moveTo(List<Position> positions) throws SQLException {
    List<Outcome> outcomes = run(positions);
    refuseMissing(positions, outcomes);
    List<Position> moved = outcomes.stream().filter(Outcome::moved).map(Outcome::position).toList();
    confirm(moved);
    return new SequenceReport(names(outcomes, Outcome::present).size(), moved.size());
  }

  private void confirm(List<Position> moved) throws SQLException {
    if (moved.isEmpty()) {
      return;
    }
    List<String> behind =
        ask(BEHIND, List.of(), moved)
            .list(row -> new QualifiedName(row.getString(1), row.getString(2)).toString());
    if (!behind.isEmpty()) {
      throw StepFailures.later(
          "SequencesMoving",
          "Somebody else moves sequences of the %s back meanwhile: %s"
              .formatted(side, String.join(", ", behind)));
    }
  }

  private List<Outcome> run(List<Position> positions) throws SQLException {
    return ask(SYNC, List.of(stride), positions)
        .list(
            row ->
                new Outcome(
                    new QualifiedName(row.getString(1), row.getString(2)),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getLong(5),
                    row.getBoolean(6)));
  }

  private Query ask(String statement, List<Object> first, List<Position> positions)
      throws SQLException {
    List<Object> parameters = new ArrayList<>(first);
    parameters.add(texts(positions, position -> position.sequence().schema()));
    parameters.add(texts(positions, position -> position.sequence().name()));
    parameters.add(texts(positions, position -> Long.toString(position.lastValue())));
    parameters.add(texts(positions, position -> Boolean.toString(position.called())));
    return Query.of(connection, statement, parameters.toArray());
  }

  private static List<String> texts(List<Position> positions, Function<Position, String> text) {
    return positions.stream().map(text).toList();
  }

  private void refuseMissing(List<Position> positions, List<Outcome> outcomes) {
    Set<QualifiedName> absent = names(outcomes, outcome -> !outcome.present);
    List<String> missing =
        positions.stream()
            .filter(position -> position.required() && absent.contains(position.sequence()))
            .map(position -> position.sequence().toString())
            .toList();
    if (!missing.isEmpty()) {
      throw StepFailures.stop(
          "SequencesMissing",
          "The %s lacks sequences: %s".formatted(side, String.join(", ", missing)),
          "Create them there as they are on the other side, then resume.");
    }
  }

  private static Set<QualifiedName> names(List<Outcome> outcomes, Predicate<Outcome> wanted) {
    return outcomes.stream().filter(wanted).map(Outcome::sequence).collect(Collectors.toSet());
  }

  private record Outcome(
      QualifiedName sequence, boolean present, boolean moved, long value, boolean called) {
    Position position() {
      return new Position(sequence, value, called, true);
    }
  }
}
