package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.changes.ChangeSlot;
import io.beltline.activities.changes.FollowedPass;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.replication.pglogical.MigrationObjects;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** A provider's log as it is kept from the beginning of a comparison of all rows on. */
final class ChangeLog {
  private static final String NO_TABLE = "42P01";
  private static final String LOOK = Statements.of(ChangeLog.class, "change-log.sql");

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
   * this one compares them all. Returns why nothing can be kept; empty if it is.
   *
   * @param feed that reads it
   * @param linkSlot slot of a link of this direction
   */
  Optional<String> begin(ChangeFeed feed, String linkSlot) throws SQLException {
    waitForNoStandby();
    BeltlineSchema.ensure(provider);
    FollowedPass.forget(provider, direction);
    boolean kept = attempt.number() > 1 && look().isKept();
    if (!kept) {
      // First: where the log is, an attempt takes what is noted for something that it covers.
      Checkpoint.forget(attempt);
      ChangeSlot.drop(attempt, provider, slot);
      Optional<String> full = ChangeSlot.noRoom(provider);
      if (full.isPresent()) {
        return full;
      }
    }
    try {
      if (!kept) {
        ChangeSlot.create(provider, slot, linkSlot);
      }
      feed.open(attempt, direction.provider(), provider, slot);
      return Optional.empty();
    } catch (SQLException e) {
      if (!ChangeSlot.isRefusedBy(e)) {
        throw e;
      }
      ChangeSlot.drop(attempt, provider, slot);
      return Optional.of(StepFailures.cause(e));
    }
  }

  /**
   * Notes that all rows of these tables were equal, but for what has been kept since.
   *
   * @param unfollowed why nothing is kept
   */
  void passed(Collection<Table> tables, Optional<String> unfollowed) throws SQLException {
    waitForNoStandby();
    BeltlineSchema.ensure(provider);
    FollowedPass.note(provider, direction, tables, unfollowed);
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

  /** Looks at it; where the schema beltline is missing, nothing is known. */
  State look() throws SQLException {
    try {
      return Query.of(provider, LOOK, direction.toString(), slot).one(ChangeLog::state);
    } catch (SQLException e) {
      if (NO_TABLE.equals(e.getSQLState())) {
        return new State(Optional.empty(), Optional.empty(), false, Lsn.FIRST);
      }
      throw e;
    }
  }

  private static State state(ResultSet row) throws SQLException {
    Array shapes = row.getArray("shapes");
    Optional<FollowedPass> pass =
        shapes == null
            ? Optional.empty()
            : Optional.of(
                new FollowedPass(
                    Set.of((String[]) shapes.getArray()),
                    Optional.ofNullable(row.getString("unfollowed"))));
    Optional<ChangeSlot> slot =
        row.getBoolean("has_slot")
            ? Optional.of(new ChangeSlot(row.getLong("kept"), row.getBoolean("lost")))
            : Optional.empty();
    return new State(pass, slot, row.getBoolean("fenced"), Lsn.parse(row.getString("flushed")));
  }

  /** Reads what the log says up to a position; returns whether that was all of it. */
  boolean readInto(ChangeFeed feed, Lsn upTo, Duration patience) throws SQLException {
    return feed.read(attempt, direction.provider(), provider, slot, upTo, patience);
  }

  /**
   * What was seen of it in one look.
   *
   * @param noted the last comparison of all rows that ended well; empty if there is none
   * @param slot what keeps it; empty if nothing does
   * @param fenced whether the provider is fenced, so that nothing follows what is on its disk
   * @param flushed up to where it is on the provider's disk
   */
  record State(
      Optional<FollowedPass> noted, Optional<ChangeSlot> slot, boolean fenced, Lsn flushed) {
    /** The comparison of all rows that counts, unless what was to be kept since is lost. */
    Optional<FollowedPass> pass() {
      return noted.filter(pass -> pass.unfollowed().isPresent() || isKept());
    }

    /** Whether everything that was changed since the slot was made is in the log. */
    boolean isKept() {
      return slot.isPresent() && !slot.get().lost();
    }
  }
}
