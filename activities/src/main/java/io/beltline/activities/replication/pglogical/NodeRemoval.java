package io.beltline.activities.replication.pglogical;

import io.beltline.activities.failure.Blockers;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Removes one side's set, node and extension while applications work there.
 *
 * <p>pglogical leaves its truncate trigger on every table that was in a set, and the extension owns
 * them: dropping it as it is would lock all those tables at once, and wait for ever behind one idle
 * transaction. So the triggers are dropped first, one short lock after the other, and the extension
 * then touches no table (seen with 2.4.2).
 */
final class NodeRemoval {
  private static final String TRUNCATE_TRIGGERS =
      Statements.of(NodeRemoval.class, "truncate_triggers.sql");
  private static final String OWN_TABLES =
      "select oid::bigint from pg_catalog.pg_class where relnamespace = to_regnamespace('pglogical')";

  private final Ends ends;
  private final Side side;
  private final Connection connection;

  NodeRemoval(Ends ends, Side side, Connection connection) {
    this.ends = ends;
    this.side = side;
    this.connection = connection;
  }

  /** Removes this migration's set and node, and every trace of them on the tables. */
  void removeNodeAndSet() throws SQLException {
    Query.of(connection, "set lock_timeout = '2s'").run();
    if (!LinkRemoval.hasPglogical(connection)) {
      return;
    }
    if (TableSet.exists(connection, ends.names().set())) {
      Query.of(
              connection,
              "select pglogical.drop_replication_set(?::name, true)",
              ends.names().set())
          .run();
    }
    for (Side either : List.of(side, side.other())) {
      Query.of(connection, "select pglogical.drop_node(?::name, true)", ends.names().node(either))
          .run();
    }
    if (Nodes.local(connection).isEmpty()) {
      dropTruncateTriggers();
    }
  }

  /** Removes the extension, unless another replication uses it. */
  void removeExtension() throws SQLException {
    if (LinkRemoval.hasPglogical(connection) && Nodes.local(connection).isPresent()) {
      return;
    }
    List<Long> tables = Query.of(connection, OWN_TABLES).list(row -> row.getLong(1));
    try {
      Query.of(connection, "drop extension if exists pglogical").run();
      Query.of(connection, "drop schema if exists pglogical").run();
    } catch (SQLException e) {
      throw Blockers.named(connection, tables, "drop extension pglogical on the " + side, e);
    }
  }

  private void dropTruncateTriggers() throws SQLException {
    for (Trigger trigger :
        Query.of(connection, TRUNCATE_TRIGGERS)
            .list(
                row ->
                    new Trigger(
                        row.getString("trigger_name"),
                        new QualifiedName(
                            row.getString("schema_name"), row.getString("table_name")),
                        row.getLong("table_oid")))) {
      ends.attempt().throwIfEnded();
      drop(trigger);
    }
  }

  private void drop(Trigger trigger) throws SQLException {
    try {
      Query.of(
              connection,
              "drop trigger if exists "
                  + Identifiers.quote(trigger.name)
                  + " on "
                  + trigger.table.quoted())
          .run();
    } catch (SQLException e) {
      throw Blockers.named(
          connection,
          List.of(trigger.tableOid),
          "drop pglogical's trigger on " + trigger.table + " on the " + side,
          e);
    }
  }

  private record Trigger(String name, QualifiedName table, long tableOid) {}
}
