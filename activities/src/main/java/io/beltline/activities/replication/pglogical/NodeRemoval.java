package io.beltline.activities.replication.pglogical;

import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.replication.link.MigrationNames;
import io.beltline.activities.replication.link.QuietTriggers;
import io.beltline.activities.replication.link.TableTriggers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Removes one side's sets, nodes and extension while applications work there.
 *
 * <p>pglogical leaves its truncate trigger on every table that was in a set, and the extension owns
 * them: dropping it as it is would lock all those tables at once, and wait for ever behind one idle
 * transaction. So the triggers are dropped first, one short lock after the other, and the extension
 * then touches no table (seen with 2.4.2).
 */
final class NodeRemoval {
  private static final String OWN_TABLES =
      "select oid::bigint from pg_catalog.pg_class where relnamespace = pg_catalog.to_regnamespace('pglogical')";

  private final Attempt attempt;
  private final Side side;
  private final Connection connection;
  private final Locking locking;

  NodeRemoval(Attempt attempt, Side side, Connection connection, Locking locking) {
    this.attempt = attempt;
    this.side = side;
    this.connection = connection;
    this.locking = locking;
  }

  /** Removes a migration's set and nodes, and every trace of them on the tables. */
  void removeNodeAndSet(MigrationNames names) throws SQLException {
    remove(List.of(names.set()), List.of(names.node(side), names.node(side.other())));
  }

  /**
   * Removes sets and nodes, as far as they exist; when no node is left, every trace on the tables
   * as well. Returns how many tables had one.
   */
  int remove(List<String> sets, List<String> nodes) throws SQLException {
    Locking.limit(connection);
    new QuietTriggers(attempt, side, connection, locking).restore();
    if (!LinkRemoval.hasPglogical(connection)) {
      return 0;
    }
    for (String set : sets) {
      if (TableSet.exists(connection, set)) {
        call("pglogical.drop_replication_set(?::name, true)", "set", set);
      }
    }
    for (String node : nodes) {
      call("pglogical.drop_node(?::name, true)", "node", node);
    }
    if (Nodes.local(connection).isPresent()) {
      return 0;
    }
    TableTriggers triggers = new TableTriggers(attempt, side, connection, locking);
    return triggers.drop("pglogical") + triggers.dropSending();
  }

  private void call(String function, String kind, String name) throws SQLException {
    locking.run(
        connection,
        new LockTarget(ownTables(connection), false),
        "drop pglogical's %s %s on the %s".formatted(kind, name, side),
        () -> Query.of(connection, "select " + function, name).run());
  }

  /**
   * Removes the extension, unless another replication uses it. Returns whether it is gone because
   * of that.
   */
  boolean removeExtension() throws SQLException {
    boolean installed = LinkRemoval.hasPglogical(connection);
    if (installed && Nodes.local(connection).isPresent()) {
      return false;
    }
    locking.run(
        connection,
        new LockTarget(ownTables(connection), true),
        "drop extension pglogical on the " + side,
        () -> {
          Query.of(connection, "drop extension if exists pglogical").run();
          Query.of(connection, "drop schema if exists pglogical").run();
        });
    return installed;
  }

  /** The OIDs of the tables that pglogical keeps for itself. */
  static List<Long> ownTables(Connection connection) throws SQLException {
    return Query.of(connection, OWN_TABLES).list(row -> row.getLong(1));
  }
}
