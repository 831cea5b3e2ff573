package io.beltline.activities.schema;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.lock.FirmLocking;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.step.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Drops the secondary indexes of the tables in scope, one short lock after the other. */
final class IndexRemoval {
  private static final String REMOVABLE =
      Statements.of(IndexRemoval.class, "removable-indexes.sql");

  private final Attempt attempt;
  private final Connection destination;
  private final Locking locking;

  IndexRemoval(Attempt attempt, boolean force) throws SQLException {
    this.attempt = attempt;
    this.destination = attempt.connect(Side.DESTINATION);
    this.locking = FirmLocking.of(attempt, force);
    Locking.limit(destination);
  }

  /** Ensures that they are gone; see the step. */
  List<String> ensure() throws SQLException {
    List<Removable> found = read();
    List<String> removed = new ArrayList<>();
    for (Removable index : found) {
      attempt.throwIfEnded();
      locking.run(
          destination,
          new LockTarget(List.of(index.table), true),
          "drop index " + index.name + " on the destination (" + removed.size() + " are dropped)",
          () -> Ddl.run(destination, "drop index if exists " + index.name.quoted()));
      removed.add(index.name.toString());
      attempt.report(Progress.of("removing indexes", removed.size(), found.size(), "indexes"));
    }
    return List.copyOf(removed);
  }

  private List<Removable> read() throws SQLException {
    List<Table> tables =
        Tables.readWithoutSizes(destination, attempt.configuration().scope()).all();
    return Query.of(
            destination, REMOVABLE, Deferred.texts(tables.stream().map(Table::oid).toList()))
        .list(Removable::of);
  }

  private record Removable(QualifiedName name, long table) {
    static Removable of(ResultSet row) throws SQLException {
      return new Removable(
          new QualifiedName(row.getString("schema_name"), row.getString("index_name")),
          row.getLong("table_oid"));
    }
  }
}
