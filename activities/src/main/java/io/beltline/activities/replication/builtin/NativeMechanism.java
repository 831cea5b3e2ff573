package io.beltline.activities.replication.builtin;

import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.Mechanism;
import io.beltline.activities.replication.link.QuietTriggers;
import io.beltline.activities.replication.link.Slots;
import io.beltline.activities.replication.link.Subscription;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How PostgreSQL itself does it: objects of the database, and no extension. */
final class NativeMechanism implements Mechanism {
  private static final String COPY_PROGRESS =
      Statements.of(NativeMechanism.class, "copy_progress.sql");
  private static final String FORGET_ERRORS =
      """
      select pg_catalog.pg_stat_reset_subscription_stats(subid)
        from pg_catalog.pg_stat_subscription_stats
       where subname = ?
      """;

  @Override
  public boolean isOn(Connection connection) {
    return true;
  }

  @Override
  public Optional<Subscription> find(Ends ends) throws SQLException {
    return Subscriptions.find(ends.subscriber(), ends.subscription());
  }

  @Override
  public void enable(Ends ends) throws SQLException {
    Subscriptions.enable(ends);
  }

  @Override
  public Optional<String> whyDisabled(Ends ends) throws SQLException {
    return OneAtATime.isAsleep(ends) ? Optional.of(OneAtATime.SLEEPS) : Optional.empty();
  }

  /** PostgreSQL tries a table's copy again by itself: only what was counted is forgotten. */
  @Override
  public boolean beginAgainIfFailed(Ends ends) throws SQLException {
    if (!ends.require().copyFailed()) {
      return false;
    }
    Query.of(ends.subscriber(), FORGET_ERRORS, ends.subscription()).strings();
    return true;
  }

  @Override
  public Set<Long> members(Ends ends) throws SQLException {
    return Publication.members(ends.provider(), ends.names().set());
  }

  @Override
  public String copyProgress() {
    return COPY_PROGRESS;
  }

  @Override
  public void remove(Ends ends) throws SQLException {
    Optional<Subscription> found = find(ends);
    if (found.isPresent()) {
      Subscriptions.drop(ends.attempt(), ends.subscriber(), ends.subscription());
      ProviderSlot.dropThoseOfCopies(ends, found.get().origin(), system(ends.subscriber()));
    }
    Slots.remove(ends, ends.subscription());
  }

  private static String system(Connection connection) throws SQLException {
    return Query.of(
            connection, "select system_identifier::text from pg_catalog.pg_control_system()")
        .one(row -> row.getString(1));
  }

  @Override
  public List<String> removeAlone(Ends ends) throws SQLException {
    if (find(ends).isPresent()) {
      Subscriptions.drop(ends.attempt(), ends.subscriber(), ends.subscription());
    }
    return List.of(
        "whether slot %s is gone from the %s; it is not dropped from here"
            .formatted(ends.subscription(), ends.providerSide()));
  }

  @Override
  public List<Long> ownTables(Connection connection) {
    return List.of();
  }

  @Override
  public void removeObjects(Ends ends, Side side, Locking locking) throws SQLException {
    Connection connection = ends.on(side);
    Locking.limit(connection);
    new QuietTriggers(ends.attempt(), side, connection, locking).restore();
    locking.run(
        connection,
        LockTarget.UNKNOWN,
        "drop publication %s on the %s".formatted(ends.names().set(), side),
        () -> Publication.remove(connection, ends.names().set()));
  }

  @Override
  public void removeExtension(Ends ends, Side side, Inventory baseline, Locking locking) {
    // There is none.
  }

  @Override
  public String plugin() {
    return "pgoutput";
  }

  @Override
  public String logWords() {
    return "logical replication";
  }
}
