package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.failure.StepFailures;
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
import java.util.function.LongConsumer;

/**
 * Some tables that travel one after the other between two sessions, in one transaction on each
 * side. Nothing of it can be seen on the subscriber before {@link #commit()}.
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

  /**
   * Replaces the tables' rows by the provider's; the caller commits.
   *
   * @param ontoEmpty whether a table that has rows ends it
   */
  Freight fill(List<Table> tables, boolean ontoEmpty, LongConsumer progress) throws SQLException {
    Set<QualifiedName> binary = Format.binary(provider, subscriber, tables);
    List<Target> targets = Target.read(subscriber, tables);
    provider.setAutoCommit(false);
    subscriber.setAutoCommit(false);
    execute(provider, SNAPSHOT + SETTINGS);
    execute(subscriber, AS_REPLICA + SETTINGS);
    if (ontoEmpty) {
      lockEmpty(tables);
    }
    execute(subscriber, Target.emptying(targets));
    TableStream stream = new TableStream(provider, subscriber, progress);
    Map<QualifiedName, Long> rows = new HashMap<>();
    for (Table table : tables) {
      Format format = binary.contains(table.name()) ? Format.BINARY : Format.TEXT;
      rows.put(table.name(), stream.copy(table, format));
    }
    execute(subscriber, String.join(";", Target.restoring(targets)));
    return new Freight(rows, stream.bytes());
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
  void commit() throws SQLException {
    subscriber.commit();
    provider.commit();
  }

  private static void execute(Connection connection, String script) throws SQLException {
    if (!script.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(script);
      }
    }
  }
}
