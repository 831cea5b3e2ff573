package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.provenance.Ahead;
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
import org.jspecify.annotations.Nullable;

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
    begin();
    if (manner == Manner.ONTO_EMPTY) {
      lockEmpty(tables);
    }
    Provenances provenances =
        new Provenances(provider, subscriber, tables.stream().map(Table::name).toList());
    Map<QualifiedName, Ahead> begun = manner.noted() ? provenances.ahead() : Map.of();
    Map<QualifiedName, Long> rows = new HashMap<>();
    begun.forEach((table, ahead) -> rows.put(table, 0L));
    List<Table> moved = tables.stream().filter(t -> !isThere(begun.get(t.name()))).toList();
    Horizon end = manner == Manner.AHEAD ? provenances.horizon() : null;
    Function<Table, Rows> wanted = table -> Rows.since(begun.get(table.name()), end);
    long bytes = move(moved, begun.keySet(), wanted, rows, progress);
    if (manner.noted()) {
      provenances.note(manner == Manner.COMPLETE, begun.keySet(), rows);
      new Confirmation(begun.keySet(), rows).confirm(provider, subscriber, moved, wanted);
    }
    return new Freight(rows, begun.keySet(), bytes);
  }

  private static boolean isThere(@Nullable Ahead ahead) {
    return ahead != null && !ahead.more();
  }

  private long move(
      List<Table> tables,
      Set<QualifiedName> keeping,
      Function<Table, Rows> wanted,
      Map<QualifiedName, Long> rows,
      LongConsumer progress)
      throws SQLException {
    if (tables.isEmpty()) {
      return 0;
    }
    List<Table> whole = tables.stream().filter(t -> !keeping.contains(t.name())).toList();
    Set<QualifiedName> binary = Format.binary(provider, subscriber, whole);
    List<Target> targets = Target.read(subscriber, tables);
    execute(subscriber, Target.preparing(targets, keeping));
    TableStream stream = new TableStream(provider, subscriber, progress);
    for (Table table : tables) {
      Format format = binary.contains(table.name()) ? Format.BINARY : Format.TEXT;
      rows.put(table.name(), stream.copy(table, wanted.apply(table), format));
    }
    execute(subscriber, String.join(";", Target.restoring(targets)));
    return stream.bytes();
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

  /**
   * Fails unless both sides have now just the rows that this copy and the one ahead have moved: no
   * lock keeps others from the tables, and an answer to a commit is no look.
   */
  void confirm(List<Table> tables) throws SQLException {
    provider.setAutoCommit(true);
    subscriber.setAutoCommit(true);
    List<QualifiedName> names = tables.stream().map(Table::name).toList();
    Set<QualifiedName> there = new Provenances(provider, subscriber, names).complete();
    List<String> others =
        names.stream().filter(name -> !there.contains(name)).map(QualifiedName::toString).toList();
    if (!others.isEmpty()) {
      throw StepFailures.stop(
          "CopiedRowsChanged",
          "After their copy these tables have not just the rows that it moved: "
              + String.join(", ", others),
          "Find who writes to them behind the fence, on either side, and end it.");
    }
  }

  private static void execute(Connection connection, String script) throws SQLException {
    if (!script.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(script);
      }
    }
  }
}
