package io.beltline.activities.validation;

import io.beltline.activities.changes.ChangeSlot;
import io.beltline.activities.changes.FollowedPass;
import io.beltline.activities.replication.pglogical.MigrationObjects;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** A provider's log as it is kept from the beginning of a comparison of all rows on. */
final class ChangeLog {
  /** More than this is not worth the disk: all rows are compared again instead. */
  static final long MOST_KEPT_BYTES = 4L << 30;

  private final Attempt attempt;
  private final Direction direction;
  private final Connection provider;
  private final String slot;

  /**
   * Of a provider.
   *
   * @param provider a session there that may write
   */
  ChangeLog(Attempt attempt, Direction direction, Connection provider) {
    this.attempt = attempt;
    this.direction = direction;
    this.provider = provider;
    this.slot = MigrationObjects.changeSlot(attempt.pair(), direction);
  }

  /**
   * Ensures that whatever is changed from now on is kept. What an earlier attempt of the same
   * comparison has kept stays: it may have compared rows that this one does not. If that is lost,
   * this one compares them all.
   *
   * @param linkSlot slot of a link of this direction
   */
  void begin(String linkSlot) throws SQLException {
    waitForNoStandby();
    BeltlineSchema.ensure(provider);
    FollowedPass.forget(provider, direction);
    boolean kept = attempt.number() > 1 && slot().filter(found -> !found.lost()).isPresent();
    if (!kept) {
      // First: where the log is, an attempt takes what is noted for something that it covers.
      Checkpoint.forget(attempt);
      ChangeSlot.drop(attempt, provider, slot);
      ChangeSlot.create(provider, slot, linkSlot);
    }
  }

  /** Notes that all rows of these tables were equal, but for what has been kept since. */
  void passed(Collection<Long> tables) throws SQLException {
    waitForNoStandby();
    BeltlineSchema.ensure(provider);
    FollowedPass.note(provider, direction, tables);
  }

  /** Ensures that nothing is kept any more. */
  void end() throws SQLException {
    waitForNoStandby();
    FollowedPass.forget(provider, direction);
    ChangeSlot.drop(attempt, provider, slot);
  }

  /** What is noted is of no use to a standby: the slot is not there. */
  private void waitForNoStandby() throws SQLException {
    Query.of(provider, "set synchronous_commit = local").run();
  }

  /** The slot; empty if there is none. */
  Optional<ChangeSlot> slot() throws SQLException {
    return ChangeSlot.find(provider, slot);
  }

  /** The comparison of all rows since which everything is kept; empty if there is none. */
  Optional<FollowedPass> pass() throws SQLException {
    Optional<FollowedPass> pass = FollowedPass.find(provider, direction);
    return pass.isPresent() && slot().filter(found -> !found.lost()).isPresent()
        ? pass
        : Optional.empty();
  }

  /** Reads what is in the log by now; returns whether that was all. */
  boolean readInto(ChangeFeed feed, Duration patience) throws SQLException {
    Lsn flushed =
        Query.of(provider, "select pg_catalog.pg_current_wal_flush_lsn()::text")
            .one(row -> Lsn.parse(row.getString(1)));
    return feed.read(attempt, direction.provider(), provider, slot, flushed, patience);
  }

  /** Whether the provider is fenced, so that nothing but what is in the log by now can follow. */
  boolean fenced() throws SQLException {
    return Query.of(
            provider, "select exists (select from beltline.fence where fence_lsn is not null)")
        .isTrue();
  }
}
