package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.changes.ChangeSlot;
import io.beltline.activities.changes.FollowedPass;
import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.words.Names;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.validation.Difference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows what is changed on a provider while replication runs: each row is looked up on both sides
 * when the subscriber has applied its change, until it agrees. So that behind the fence the last
 * few seconds alone are left to be looked at.
 */
public final class ChangeFollower {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration UNTIL_APPLIED = Duration.ofMillis(20);
  private static final Duration TABLES_GOOD_FOR = Duration.ofSeconds(10);
  private static final int NAMED = 5;

  /** What the other checks do not suffer from: a table is locked, nobody else may read the log. */
  private static final Set<PostgresFailure> PASSING =
      EnumSet.of(PostgresFailure.LOCK_NOT_AVAILABLE, PostgresFailure.TOO_MANY_CONNECTIONS);

  private final Attempt attempt;
  private final Direction direction;
  private final ChangeFeeds feeds;
  private final ChangeLog log;
  private final BothSides sides;
  private final ChangeJudge judge;
  private @Nullable ComparedTables tables;
  private long tablesReadAt;
  private boolean failed;

  private ChangeFollower(
      Attempt attempt, Direction direction, ChangeFeeds feeds, ChangeLog log, BothSides sides) {
    this.attempt = attempt;
    this.direction = direction;
    this.feeds = feeds;
    this.log = log;
    this.sides = sides;
    this.judge = new ChangeJudge(attempt, sides);
  }

  /** Opens sessions to follow with, until the attempt ends. */
  public static ChangeFollower open(Attempt attempt, Direction direction, ChangeFeeds feeds)
      throws SQLException {
    ChangeLog log = new ChangeLog(attempt, direction, attempt.connect(direction.provider()));
    BothSides sides = BothSides.open(attempt, direction, Runnable::run);
    return new ChangeFollower(attempt, direction, feeds, log, sides);
  }

  /**
   * Looks up what was changed and has been applied until now, as far as that takes no longer than a
   * moment. Without a comparison of all rows to begin from nothing is followed, and nothing kept.
   */
  public Look look() throws SQLException {
    ChangeLog.State state = log.look();
    Optional<FollowedPass> pass = state.pass();
    Optional<String> unfollowed = pass.flatMap(FollowedPass::unfollowed);
    if (unfollowed.isPresent()) {
      return new Look(
          true,
          true,
          "behind the fence the newest rows alone will be compared, because what changes cannot be followed: "
              + unfollowed.get(),
          0);
    }
    Optional<ChangeSlot> slot = state.slot();
    if (pass.isEmpty() || slot.isEmpty()) {
      return ended(slot.isPresent(), "what changed since all rows were compared is not known");
    }
    if (slot.get().keptBytes() > feeds.mostKeptBytes()) {
      return ended(
          true,
          "following what changed kept %d bytes of log, and was given up"
              .formatted(slot.get().keptBytes()));
    }
    try {
      Look look = feeds.use(attempt.pair(), direction, feed -> look(feed, pass.get(), slot.get()));
      failed = false;
      return look;
    } catch (SQLException e) {
      PostgresFailure failure = PostgresFailure.of(e.getSQLState());
      boolean passes = PASSING.contains(failure);
      if (failure.retryable() && !passes) {
        throw e;
      }
      return lookedInVain(StepFailures.cause(e), passes, slot.get());
    } catch (IllegalStateException e) {
      return lookedInVain(String.valueOf(e.getMessage()), false, slot.get());
    }
  }

  /** Follows while all rows are compared, which gives a beginning when it has ended. */
  void follow() throws SQLException {
    Optional<ChangeSlot> slot = log.look().slot().filter(found -> !found.lost());
    if (slot.isEmpty() || slot.get().keptBytes() > feeds.mostKeptBytes()) {
      throw new SQLException(
          "the slot has lost its log, or kept %d bytes of it"
              .formatted(slot.map(ChangeSlot::keptBytes).orElse(0L)),
          "55000");
    }
    feeds.use(attempt.pair(), direction, this::read);
  }

  /** A table that was altered or dropped since it was read is another matter the next time. */
  private Look lookedInVain(String cause, boolean passes, ChangeSlot slot) throws SQLException {
    String reason = "what changed could not be looked up: " + cause;
    tables = null;
    if (failed && !passes) {
      return ended(true, reason);
    }
    failed = true;
    return new Look(true, false, reason, slot.keptBytes());
  }

  /** Nothing of what is kept is of use. */
  private Look ended(boolean kept, String reason) throws SQLException {
    if (kept) {
      feeds.use(
          attempt.pair(),
          direction,
          feed -> {
            feed.forget();
            log.end();
            return true;
          });
    }
    return new Look(false, false, reason, 0);
  }

  private Look look(ChangeFeed feed, FollowedPass pass, ChangeSlot slot) throws SQLException {
    Optional<Table> other = pass.notCompared(tables().replicated());
    if (other.isPresent()) {
      return ended(true, notCompared(other.get()));
    }
    boolean all = read(feed);
    List<Difference> differences = feed.changed().differences();
    long kept = slot.keptBytes();
    if (!differences.isEmpty()) {
      return new Look(true, false, "rows that changed do not agree: " + named(differences), kept);
    }
    String detail =
        "%d rows changed a moment ago; all others that changed since all rows were compared agree; %d bytes of log are kept for this alone"
            .formatted(feed.changed().size(), kept);
    return all
        ? new Look(true, true, detail, kept)
        : new Look(true, false, "what changed is still being looked up: " + detail, kept);
  }

  /** What is said of a table that is not what it was. */
  static String notCompared(Table table) {
    return "table %s was made or altered after all rows were compared".formatted(table.name());
  }

  /** Returns whether everything that was applied has been read, and what was looked up agrees. */
  private boolean read(ChangeFeed feed) throws SQLException {
    List<Table> replicated = tables().replicated();
    List<Table> comparable = tables().comparable(replicated, new Findings());
    feed.changed().of(replicated);
    judge.judge(feed.changed(), comparable);
    // As long as a row differs nothing more need be known, and what was read cannot be let go.
    boolean all = feed.changed().differences().isEmpty() && readOn(feed, comparable);
    feed.confirm();
    return all && !feed.changed().anySuspected();
  }

  /** What was not applied yet cannot be judged, and is left in the log. */
  private boolean readOn(ChangeFeed feed, List<Table> comparable) throws SQLException {
    Optional<Lsn> applied = judge.applied();
    if (applied.isEmpty()) {
      return false;
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean all = log.readInto(feed, applied.get(), PATIENCE);
    judge.judge(feed.changed(), comparable);
    while (!all && System.nanoTime() - deadline < 0) {
      feed.confirm();
      if (!feed.changed().hasRoom()) {
        attempt.pause(UNTIL_APPLIED);
      }
      all = log.readInto(feed, applied.get(), PATIENCE);
      judge.judge(feed.changed(), comparable);
    }
    if (stillSuspected(feed, comparable)) {
      // What has changed once more is a matter of the next look.
      all = log.readInto(feed, log.look().flushed(), PATIENCE);
    }
    return all;
  }

  /**
   * Looks again for a moment: without a pause at first, so that a busy row is seen in every state.
   */
  private boolean stillSuspected(ChangeFeed feed, List<Table> comparable) throws SQLException {
    long began = System.nanoTime();
    long elapsed = 0;
    while (feed.changed().anySuspected() && elapsed < MOMENT.toNanos()) {
      attempt.pause(Duration.ofNanos(elapsed / 20));
      judge.judge(feed.changed(), comparable);
      elapsed = System.nanoTime() - began;
    }
    return feed.changed().anySuspected();
  }

  /** Applications seldom create tables, and reading them all takes a while. */
  private ComparedTables tables() throws SQLException {
    long now = System.nanoTime();
    ComparedTables known = tables;
    if (known == null || now - tablesReadAt > TABLES_GOOD_FOR.toNanos()) {
      known = ComparedTables.read(sides, attempt.configuration().scope());
      tables = known;
      tablesReadAt = now;
    }
    return known;
  }

  private static String named(List<Difference> differences) {
    return Names.list(
        differences.stream()
            .map(one -> "%s %s is %s".formatted(one.table(), one.key(), one.kind()))
            .toList(),
        NAMED);
  }

  /**
   * What one look saw.
   *
   * @param followed whether everything that changed since a comparison of all rows is known
   * @param agrees whether all of that has been looked up and agrees, but for the last moment
   * @param detail in words
   * @param keptBytes log that the provider keeps for this and for nothing else
   */
  public record Look(boolean followed, boolean agrees, String detail, long keptBytes) {}
}
