package io.beltline.activities.sequence;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.sequence.SequencePositionActivities;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.sequence.SequenceState.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves and compares sequences as {@link SequenceActivitiesImpl} does, also where nothing was set
 * up yet. To move them it leaves the schema {@code beltline} on the subscriber; to compare them it
 * needs nothing and leaves nothing.
 */
public final class SequencePositionActivitiesImpl implements SequencePositionActivities {
  private final StepRunner steps;

  /** Steps that run as attempts of this runner. */
  public SequencePositionActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public List<SequenceState> syncSequencesPast(Pair pair, Direction direction, long stride) {
    return steps.run(pair, attempt -> sync(attempt, direction, stride));
  }

  @Override
  public List<SequenceState> diffSequences(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> diff(attempt, direction));
  }

  private static List<SequenceState> sync(Attempt attempt, Direction direction, long stride)
      throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    Connection subscriber = sessions.on(direction.subscriber());
    Connection provider = sessions.on(direction.provider());
    List<Position> providers = Position.read(provider, attempt.configuration().scope());
    BeltlineSchema.ensure(subscriber);
    Sync sync = new Sync(subscriber, direction.subscriber(), stride);
    List<Outcome> moved = sync.moveTo(providers, Extremes.read(provider, providers));
    sync.confirm(moved);
    Map<QualifiedName, Outcome> outcomes =
        moved.stream()
            .collect(
                Collectors.toMap(outcome -> outcome.position().sequence(), Function.identity()));
    return providers.stream()
        .map(there -> moved(there, Objects.requireNonNull(outcomes.get(there.sequence()))))
        .toList();
  }

  /** Without one that the subscriber needs nothing was moved. */
  private static SequenceState moved(Position provider, Outcome outcome) {
    return outcome.present()
        ? state(provider, outcome.position(), outcome.moved() ? Verdict.MOVED : Verdict.OK)
        : state(provider, null, Verdict.NOT_NEEDED);
  }

  private static List<SequenceState> diff(Attempt attempt, Direction direction)
      throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    List<Position> providers =
        Position.read(sessions.on(direction.provider()), attempt.configuration().scope());
    Map<QualifiedName, Position> subscribers =
        Position.read(sessions.on(direction.subscriber()), attempt.configuration().scope()).stream()
            .collect(Collectors.toMap(Position::sequence, Function.identity()));
    return providers.stream()
        .map(provider -> compared(provider, subscribers.get(provider.sequence())))
        .toList();
  }

  private static SequenceState compared(Position provider, @Nullable Position subscriber) {
    if (subscriber == null) {
      return state(provider, null, provider.required() ? Verdict.MISSING : Verdict.NOT_NEEDED);
    }
    return state(provider, subscriber, subscriber.isBehind(provider) ? Verdict.BEHIND : Verdict.OK);
  }

  private static SequenceState state(
      Position provider, @Nullable Position subscriber, Verdict verdict) {
    return new SequenceState(
        provider.sequence().toString(),
        provider.lastValue(),
        subscriber == null ? null : subscriber.lastValue(),
        verdict);
  }
}
