package io.beltline.activities.sequence;

import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.Both;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.sequence.SequenceActivities;
import io.beltline.workflows.sequence.SequenceReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Moves sequences with two statements on the subscriber, however many there are. Where they go the
 * provider alone tells, so nothing needs to have arrived.
 *
 * <p>Behind the fence, where nothing may take long, only those columns are looked at whose extreme
 * value an index gives, or whose table is small. A column without such an index follows the
 * provider's position alone, as it did on the provider. A sequence with {@code cycle} is put
 * exactly where the provider's stands. Values that a sequence could never hand out (beyond its
 * limits) do not move it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-sequence.html">Sequence
 *     functions</a>
 */
public final class SequenceActivitiesImpl implements SequenceActivities {
  private final StepRunner steps;

  /** Steps that run as attempts of this runner. */
  public SequenceActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public SequenceReport syncSequences(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> sync(attempt, direction));
  }

  /**
   * A server that crashed behind the fence comes back with its sequences further on than anybody
   * drew from them, because their next numbers stand in its log ahead of their use: so once more,
   * where one is behind.
   */
  private static SequenceReport sync(Attempt attempt, Direction direction) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    SequenceReport report = syncOnce(attempt, direction, sessions);
    return report.behind().isEmpty() ? report : syncOnce(attempt, direction, sessions);
  }

  private static SequenceReport syncOnce(
      Attempt attempt, Direction direction, PairSessions sessions) throws SQLException {
    Connection provider = sessions.on(direction.provider());
    Connection subscriber = sessions.on(direction.subscriber());
    List<Position> positions = Position.read(provider, attempt.configuration().scope());
    List<Outcome> outcomes =
        new Sync(subscriber, direction.subscriber(), 0)
            .moveTo(positions, Extremes.read(provider, positions));
    return new SequenceReport(
        count(outcomes, Outcome::present),
        count(outcomes, Outcome::moved),
        behind(provider, subscriber, outcomes));
  }

  /** Which do not stand where the provider's stand by now, or further. */
  private static List<String> behind(
      Connection provider, Connection subscriber, List<Outcome> outcomes) throws SQLException {
    List<Position> present =
        outcomes.stream().filter(Outcome::present).map(Outcome::position).toList();
    Both<List<Position>, List<Position>> now =
        Both.ask(
            () -> Position.again(provider, present), () -> Position.again(subscriber, present));
    return IntStream.range(0, present.size())
        .filter(i -> now.second().get(i).isBehind(now.first().get(i)))
        .mapToObj(i -> present.get(i).sequence().toString())
        .toList();
  }

  private static int count(List<Outcome> outcomes, Predicate<Outcome> which) {
    return Math.toIntExact(outcomes.stream().filter(which).count());
  }
}
