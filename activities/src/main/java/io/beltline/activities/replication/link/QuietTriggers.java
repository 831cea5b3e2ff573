package io.beltline.activities.replication.link;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Triggers that are {@code ENABLE ALWAYS} or {@code REPLICA} would do again, for each row that a
 * link brings, what they did where it was written. As long as there are links they fire for
 * applications alone: what was always is origin, what was replica is disabled. No application
 * notices, so both sides are treated alike from the first link to the removal of the last, and
 * their schemas stay the same. What they were is noted in {@code beltline.quiet_trigger}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE … ENABLE
 *     TRIGGER</a>
 */
public final class QuietTriggers {
  private static final String LOUD = Statements.of(QuietTriggers.class, "loud_triggers.sql");
  private static final String QUIET = Statements.of(QuietTriggers.class, "quiet_triggers.sql");
  private static final String NOTE =
      """
      insert into beltline.quiet_trigger (relation, trigger_name, fires)
      values (?::bigint::oid, ?, ?::"char")
      on conflict (relation, trigger_name) do update set fires = excluded.fires
      """;
  private static final String FORGET =
      "delete from beltline.quiet_trigger where relation = ?::bigint::oid and trigger_name = ?";

  private final Attempt attempt;
  private final Side side;
  private final Connection connection;
  private final Locking locking;

  /** Of one side, on a session of its root user. */
  public QuietTriggers(Attempt attempt, Side side, Connection connection, Locking locking) {
    this.attempt = attempt;
    this.side = side;
    this.connection = connection;
    this.locking = locking;
  }

  /** Silences those of the tables in scope, one short lock after the other. */
  public void silence() throws SQLException {
    List<String> tables =
        Tables.readWithoutSizes(connection, attempt.configuration().scope()).all().stream()
            .map(Table::oid)
            .map(String::valueOf)
            .toList();
    for (Trigger trigger : Query.of(connection, LOUD, tables).list(Trigger::of)) {
      change(
          trigger,
          trigger.always() ? "enable" : "disable",
          Query.of(connection, NOTE, trigger.tableOid, trigger.name, trigger.fires));
    }
  }

  /** Makes them what they were; one that somebody changed meanwhile is left alone. */
  public void restore() throws SQLException {
    boolean noted =
        Query.of(connection, "select to_regclass('beltline.quiet_trigger') is not null").isTrue();
    if (!noted) {
      return;
    }
    for (Trigger trigger : Query.of(connection, QUIET).list(Trigger::of)) {
      change(
          trigger,
          trigger.always() ? "enable always" : "enable replica",
          Query.of(connection, FORGET, trigger.tableOid, trigger.name));
    }
  }

  private void change(Trigger trigger, String how, Query note) throws SQLException {
    attempt.throwIfEnded();
    String alter =
        "alter table only %s %s trigger %s"
            .formatted(trigger.table.quoted(), how, Identifiers.quote(trigger.name));
    locking.run(
        connection,
        new LockTarget(List.of(trigger.tableOid), false),
        "%s trigger %s on %s on the %s".formatted(how, trigger.name, trigger.table, side),
        () ->
            Transaction.run(
                connection,
                () -> {
                  note.run();
                  Query.of(connection, alter).run();
                }));
  }

  private record Trigger(QualifiedName table, long tableOid, String name, String fires) {
    static Trigger of(ResultSet row) throws SQLException {
      return new Trigger(
          new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
          row.getLong("table_oid"),
          row.getString("trigger_name"),
          row.getString("fires"));
    }

    boolean always() {
      return fires.equals("A");
    }
  }
}
