package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.provenance.Horizon;
import io.beltline.activities.provenance.Provenances;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Some tables that travel one after the other between two sessions, in one transaction on each
 * side. Nothing of it can be seen on the subscriber before it commits.
 */
final class Lane {
  private static final String SETTINGS = Statements.of(Lane.class, "settings.sql");
  private static final String SNAPSHOT =
      "set transaction isolation level repeatable read, read only;";

  /** Neither foreign keys nor triggers look at what a replica writes. */
  private static final String AS_REPLICA = "set local session_replication_role = replica;";

  private final Connection provider;
  private final Connection subscriber;

  Lane(Connection provider, Connection subscriber) {
    this.provider = provider;
    this.subscriber = subscriber;
  }

  /** Gives the tables the provider's rows; the caller commits. */
  Freight fill(List<Table> tables, Manner manner, LongConsumer progress) throws SQLException {
    Set<QualifiedName> binary = Format.binary(provider, subscriber, tables);
    List<Target> targets = Target.read(subscriber, tables);
    begin();
    if (manner == Manner.ONTO_EMPTY) {
      lockEmpty(tables);
    }
    Provenances provenances =
        new Provenances(provider, subscriber, tables.stream().map(Table::name).toList());
    Map<QualifiedName, Horizon> begun = manner == Manner.COMPLETE ? provenances.ahead() : Map.of();
    Horizon now = provenances.horizon();
    Function<Table, Rows> wanted =
        table -> manner == Manner.AHEAD ? Rows.before(now) : Rows.since(begun.get(table.name()));
    execute(subscriber, Target.preparing(targets, begun.keySet()));
    TableStream stream = new TableStream(provider, subscriber, progress);
    Map<QualifiedName, Long> rows = new HashMap<>();
    for (Table table : tables) {
      Format format = binary.contains(table.name()) ? Format.BINARY : Format.TEXT;
      rows.put(table.name(), stream.copy(table, wanted.apply(table), format));
    }
    execute(subscriber, String.join(";", Target.restoring(targets)));
    if (manner.noted()) {
      provenances.note(manner == Manner.COMPLETE, begun.keySet(), rows);
      new Confirmation(begun.keySet(), rows).confirm(provider, subscriber, tables, wanted);
    }
    return new Freight(rows, begun.keySet(), stream.bytes());
  }

  private void begin() throws SQLException {
    provider.setAutoCommit(false);
    subscriber.setAutoCommit(false);
    execute(provider, SNAPSHOT + SETTINGS);
    execute(subscriber, AS_REPLICA + SETTINGS);
  }

  /** Somebody may have written since they were looked at; from here on nobody does. */
  private void lockEmpty(List<Table> tables) throws SQLException {
    for (Table table : tables) {
      String name = table.name().quoted();
      execute(subscriber, "lock table only " + name + " in access exclusive mode");
      if (Query.of(subscriber, "select exists (select from only " + name + ")").isTrue()) {
        throw StepFailures.later(
            "TableFilledMeanwhile",
            "Table %s had no row when it was looked at, and has some now".formatted(table.name()));
      }
    }
  }

  /** Makes it last. */
  void commit(Manner manner) throws SQLException {
    provider.commit();
    if (manner == Manner.AHEAD) {
      Horizon.settle(provider);
    }
    subscriber.commit();
  }

  private static void execute(Connection connection, String script) throws SQLException {
    if (!script.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(script);
      }
    }
  }
}
