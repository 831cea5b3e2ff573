package io.beltline.activities.stray;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The triggers of a watch, and what they need. One statement and one short lock for each table; a
 * lock that is not to be had fails the attempt, and the next one goes on from there.
 */
public final class WriteWatch {
  private static final String CREATE = Statements.of(WriteWatch.class, "create.sql");
  private static final String TRIGGERS = Statements.of(WriteWatch.class, "triggers.sql");
  private static final String WATCHED = Statements.of(WriteWatch.class, "save-watched.sql");
  private static final String TRIGGER = "beltline_stray_write";
  private static final String FUNCTION = "beltline.note_stray_write()";

  private final Attempt attempt;
  private final Side side;
  private final Connection connection;

  /** For this side, by a session of its root user. */
  public WriteWatch(Attempt attempt, Side side, Connection connection) {
    this.attempt = attempt;
    this.side = side;
    this.connection = connection;
  }

  /** Ensures that every table in scope is watched; keeps what was noted. */
  void ensure() throws SQLException {
    BeltlineSchema.ensure(connection);
    Query.of(connection, CREATE).run();
    SequenceMarks.ensure(connection, attempt.configuration().scope());
    Map<Long, Trigger> present =
        triggers().stream().collect(Collectors.toMap(Trigger::tableOid, Function.identity()));
    for (Table table : Tables.read(connection, attempt.configuration().scope()).all()) {
      attempt.throwIfEnded();
      watch(table, present.get(table.oid()));
    }
    Query.of(connection, WATCHED).run();
  }

  private void watch(Table table, @Nullable Trigger present) throws SQLException {
    if (present == null) {
      locking(
          table.name(),
          table.oid(),
          "create trigger %s after insert or update or delete or truncate on %s for each statement execute function %s"
              .formatted(TRIGGER, table.name().quoted(), FUNCTION));
    } else if (!present.enabled) {
      locking(table.name(), table.oid(), present.switching("enable"));
    }
  }

  /**
   * Ensures that nothing is noted any more and that what was noted is forgotten. A trigger that
   * cannot be dropped because somebody reads its table is disabled instead: that waits for writers
   * alone. Harmless without a watch.
   */
  public void remove() throws SQLException {
    boolean dropping = true;
    for (Trigger trigger : triggers()) {
      attempt.throwIfEnded();
      dropping = dropping && dropped(trigger);
      if (!dropping && trigger.enabled) {
        locking(trigger.table, trigger.tableOid, trigger.switching("disable"));
      }
    }
    Query.of(
            connection,
            "drop table if exists beltline.stray_write, beltline.stray_watched, beltline.stray_sequence")
        .run();
    if (dropping) {
      Query.of(connection, "drop function if exists " + FUNCTION).run();
    }
  }

  /** False when somebody reads the table: then others, too, may be read for as long. */
  private boolean dropped(Trigger trigger) throws SQLException {
    try {
      Query.of(connection, trigger.dropping()).run();
      return true;
    } catch (SQLException e) {
      if (PostgresFailure.of(e.getSQLState()) == PostgresFailure.LOCK_NOT_AVAILABLE) {
        return false;
      }
      throw e;
    }
  }

  private void locking(QualifiedName table, long oid, String statement) throws SQLException {
    Locking.TRYING_AGAIN.run(
        connection,
        new LockTarget(List.of(oid), true),
        "change the watch of " + table + " on the " + side,
        () -> Query.of(connection, statement).run());
  }

  private List<Trigger> triggers() throws SQLException {
    return Query.of(connection, TRIGGERS).list(Trigger::of);
  }

  private record Trigger(String name, QualifiedName table, long tableOid, boolean enabled) {
    static Trigger of(ResultSet row) throws SQLException {
      return new Trigger(
          row.getString("trigger_name"),
          new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
          row.getLong("table_oid"),
          row.getBoolean("enabled"));
    }

    String dropping() {
      return "drop trigger if exists %s on %s".formatted(Identifiers.quote(name), table.quoted());
    }

    String switching(String to) {
      return "alter table only %s %s trigger %s"
          .formatted(table.quoted(), to, Identifiers.quote(name));
    }
  }
}
