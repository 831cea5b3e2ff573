package io.beltline.activities.validation;

import static java.util.stream.Collectors.toMap;

import io.beltline.activities.sequence.Position;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.ValidationReport;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Compares where the sequences of both sides stand. */
final class SequenceComparison {
  private final Findings findings = new Findings();

  private SequenceComparison() {}

  static ValidationReport run(Attempt attempt, Direction direction) throws SQLException {
    ExecutorService threads = Threads.start(1);
    try {
      BothSides sides = BothSides.open(attempt, direction, threads);
      return new SequenceComparison().compare(sides, attempt.configuration().scope());
    } finally {
      threads.shutdownNow();
    }
  }

  private ValidationReport compare(BothSides sides, MigrationScope scope) throws SQLException {
    BothSides.Answers<List<Position>> positions =
        sides.ask(session -> Position.read(session, scope));
    Map<QualifiedName, Position> subscribers =
        positions.subscriber().stream().collect(toMap(Position::sequence, Function.identity()));
    int compared = 0;
    for (Position provider : positions.provider()) {
      Position subscriber = subscribers.get(provider.sequence());
      if (subscriber != null) {
        compared++;
        compare(provider, subscriber);
      } else if (provider.required()) {
        findings.couldNotVerify(
            "sequence %s does not exist on the subscriber".formatted(provider.sequence()));
      }
    }
    return findings.report("positions of %d sequences".formatted(compared), 0);
  }

  private void compare(Position provider, Position subscriber) {
    if (subscriber.isBehind(provider)) {
      findings.different(
          new Difference(
              provider.sequence().toString(),
              "the sequence's position is behind",
              Difference.Kind.BEHIND,
              List.of("last_value")));
    }
  }
}
