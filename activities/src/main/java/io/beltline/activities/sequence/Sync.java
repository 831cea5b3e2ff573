package io.beltline.activities.sequence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.sequence.SequenceReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Moves a subscriber's sequences to where the provider's stand, or further. */
final class Sync {
  private static final String SYNC = Statements.of(Sync.class, "sync.sql");

  private final Connection connection;
  private final Side side;
  private final long stride;

  Sync(Connection connection, Side side, long stride) {
    this.connection = connection;
    this.side = side;
    this.stride = stride;
  }

  /** Moves them in one round trip, and looks in another that those stand where they should. */
  SequenceReport moveTo(List<Position> positions) throws SQLException {
    List<Outcome> outcomes = run(positions);
    refuseMissing(positions, outcomes);
    Set<QualifiedName> moved = names(outcomes, Outcome::moved);
    confirm(positions.stream().filter(p -> moved.contains(p.sequence())).toList());
    return new SequenceReport(names(outcomes, Outcome::present).size(), moved.size());
  }

  private void confirm(List<Position> moved) throws SQLException {
    if (!moved.isEmpty() && run(moved).stream().anyMatch(Outcome::moved)) {
      throw StepFailures.later(
          "SequencesMoving", "Somebody else moves sequences of the " + side + " meanwhile");
    }
  }

  private List<Outcome> run(List<Position> positions) throws SQLException {
    return Query.of(
            connection,
            SYNC,
            stride,
            texts(positions, position -> position.sequence().schema()),
            texts(positions, position -> position.sequence().name()),
            texts(positions, position -> Long.toString(position.lastValue())),
            texts(positions, position -> Boolean.toString(position.called())))
        .list(
            row ->
                new Outcome(
                    new QualifiedName(row.getString(1), row.getString(2)),
                    row.getBoolean(3),
                    row.getBoolean(4)));
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

  private record Outcome(QualifiedName sequence, boolean present, boolean moved) {}
}
