package io.beltline.activities.replication.link;

import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Triggers on the application's tables that replication or a watch put there. */
public final class TableTriggers {
  private static final String FIND = Statements.of(TableTriggers.class, "triggers.sql");

  private final Attempt attempt;
  private final Side side;
  private final Connection connection;
  private final Locking locking;

  /** Of one side, on a session of its root user. */
  public TableTriggers(Attempt attempt, Side side, Connection connection, Locking locking) {
    this.attempt = attempt;
    this.side = side;
    this.connection = connection;
    this.locking = locking;
  }

  /**
   * Drops those whose function stands in a schema, one short lock after the other; returns how many
   * there were.
   */
  public int drop(String schema) throws SQLException {
    return drop(schema, "%");
  }

  /** Drops those alone by which truncates are sent. */
  public int dropSending() throws SQLException {
    return drop("beltline", "send\\_truncate");
  }

  private int drop(String schema, String function) throws SQLException {
    List<Trigger> triggers = Query.of(connection, FIND, schema, function).list(Trigger::of);
    for (Trigger trigger : triggers) {
      attempt.throwIfEnded();
      locking.run(
          connection,
          new LockTarget(List.of(trigger.tableOid), true),
          "drop the %s trigger on %s on the %s".formatted(schema, trigger.table, side),
          () -> Query.of(connection, trigger.dropping()).run());
    }
    return triggers.size();
  }

  private record Trigger(String name, QualifiedName table, long tableOid) {
    static Trigger of(ResultSet row) throws SQLException {
      return new Trigger(
          row.getString("trigger_name"),
          new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
          row.getLong("table_oid"));
    }

    String dropping() {
      return "drop trigger if exists %s on %s".formatted(Identifiers.quote(name), table.quoted());
    }
  }
}
