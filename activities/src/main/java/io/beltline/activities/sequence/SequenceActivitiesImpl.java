package io.beltline.activities.sequence;

import io.beltline.activities.step.Attempt;
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

  private static SequenceReport sync(Attempt attempt, Direction direction) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    Connection provider = sessions.on(direction.provider());
    List<Position> positions = Position.read(provider, attempt.configuration().scope());
    List<Outcome> outcomes =
        new Sync(sessions.on(direction.subscriber()), direction.subscriber(), 0)
            .moveTo(positions, Extremes.read(provider, positions));
    return new SequenceReport(count(outcomes, Outcome::present), count(outcomes, Outcome::moved));
  }

  private static int count(List<Outcome> outcomes, Predicate<Outcome> which) {
    return Math.toIntExact(outcomes.stream().filter(which).count());
  }
}
