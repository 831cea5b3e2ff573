package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.changes.ChangeSlot;
import io.beltline.activities.changes.FollowedPass;
import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.Difference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows what is changed on a provider while replication runs: each row is looked up on both sides
 * when the subscriber has applied its change, until it agrees. So that behind the fence the last
 * few seconds alone are left to be looked at.
 */
public final class ChangeFollower {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration TABLES_GOOD_FOR = Duration.ofSeconds(10);
  private static final int NAMED = 5;

  private final Attempt attempt;
  private final Direction direction;
  private final ChangeFeeds feeds;
  private final ChangeLog log;
  private final BothSides sides;
  private final ChangeJudge judge;
  private @Nullable ComparedTables tables;
  private long tablesReadAt;

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
   * Looks up what has changed until now, as far as that takes no longer than a moment. Without a
   * comparison of all rows to begin from nothing is followed, and nothing kept.
   */
  public Look look() throws SQLException {
    Optional<FollowedPass> pass = log.pass();
    Optional<ChangeSlot> slot = log.slot();
    if (pass.isEmpty() || slot.isEmpty()) {
      return ended(slot.isPresent(), "what changed since all rows were compared is not known");
    }
    if (slot.get().keptBytes() > ChangeLog.MOST_KEPT_BYTES) {
      return ended(
          true,
          "following what changed kept %d bytes of log, and was given up"
              .formatted(slot.get().keptBytes()));
    }
    try {
      return feeds.use(attempt.pair(), direction, feed -> look(feed, pass.get(), slot.get()));
    } catch (SQLException e) {
      return lookedInVain(e, slot.get());
    }
  }

  /** Follows while all rows are compared, which gives a beginning when it has ended. */
  void follow() throws SQLException {
    Optional<ChangeSlot> slot = log.slot().filter(found -> !found.lost());
    if (slot.isEmpty() || slot.get().keptBytes() > ChangeLog.MOST_KEPT_BYTES) {
      throw new SQLException(
          "the slot has lost its log, or kept %d bytes of it"
              .formatted(slot.map(ChangeSlot::keptBytes).orElse(0L)),
          "55000");
    }
    feeds.use(attempt.pair(), direction, this::read);
  }

  private Look lookedInVain(SQLException error, ChangeSlot slot) throws SQLException {
    PostgresFailure failure = PostgresFailure.of(error.getSQLState());
    String reason = "what changed could not be looked up: " + StepFailures.cause(error);
    if (failure == PostgresFailure.LOCK_NOT_AVAILABLE) {
      return new Look(true, false, reason, slot.keptBytes());
    }
    if (failure.retryable()) {
      throw error;
    }
    return ended(true, reason);
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
    boolean all = read(feed);
    Optional<Table> added =
        tables().replicated().stream()
            .filter(table -> !pass.tables().contains(table.oid()))
            .findFirst();
    if (added.isPresent()) {
      String reason = "table %s was not there when all rows were compared";
      return ended(true, reason.formatted(added.get().name()));
    }
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

  /** Returns whether everything that there was has been read, and what was looked up agrees. */
  private boolean read(ChangeFeed feed) throws SQLException {
    List<Table> replicated = tables().replicated();
    List<Table> comparable = tables().comparable(replicated, new Findings());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    feed.changed().of(replicated);
    judge.judge(feed.changed(), comparable);
    boolean all = log.readInto(feed, PATIENCE);
    judge.judge(feed.changed(), comparable);
    while (!all && feed.changed().hasRoom() && System.nanoTime() - deadline < 0) {
      feed.confirm();
      all = log.readInto(feed, PATIENCE);
      judge.judge(feed.changed(), comparable);
    }
    if (stillSuspected(feed, comparable)) {
      // What has changed once more is a matter of the next look.
      all = log.readInto(feed, PATIENCE);
    }
    feed.confirm();
    return all && !feed.changed().anySuspected();
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
    String named =
        differences.stream()
            .limit(NAMED)
            .map(one -> "%s %s is %s".formatted(one.table(), one.key(), one.kind()))
            .collect(Collectors.joining(", "));
    int more = differences.size() - NAMED;
    return more > 0 ? named + ", and " + more + " more" : named;
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
