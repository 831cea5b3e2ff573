package io.beltline.activities.schema;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.lock.FirmLocking;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Drops the NOT VALID checks and foreign keys of the tables in scope, and where no tables are
 * listed the NOT VALID checks of the domains beside them.
 */
final class ConstraintRemoval {
  private static final String REMOVABLE =
      Statements.of(ConstraintRemoval.class, "removable-constraints.sql");

  private final Attempt attempt;
  private final Connection destination;
  private final Locking locking;

  ConstraintRemoval(Attempt attempt, boolean force) throws SQLException {
    this.attempt = attempt;
    this.destination = attempt.connect(Side.DESTINATION);
    this.locking = FirmLocking.of(attempt, force);
    Locking.limit(destination);
  }

  /**
   * Ensures that they are gone; see the step. A child's that its parent has too can be dropped when
   * the parent's is gone, so it looks until there are none.
   */
  List<String> ensure() throws SQLException {
    Set<String> removed = new TreeSet<>();
    for (List<Removable> found = read(); !found.isEmpty(); found = read()) {
      for (Removable constraint : found) {
        attempt.throwIfEnded();
        locking.run(
            destination,
            new LockTarget(List.of(constraint.table, constraint.referred), true),
            "drop constraint " + constraint + " on the destination",
            () -> Ddl.run(destination, constraint.statement()));
        removed.add(constraint.toString());
      }
    }
    return List.copyOf(removed);
  }

  private List<Removable> read() throws SQLException {
    MigrationScope scope = attempt.configuration().scope();
    List<Table> tables = Tables.readWithoutSizes(destination, scope).all();
    return Query.of(
            destination,
            REMOVABLE,
            Deferred.texts(tables.stream().map(Table::oid).toList()),
            scope.tables(),
            scope.schemaName().orElse(null))
        .list(Removable::of);
  }

  private record Removable(
      String name, QualifiedName owner, boolean onDomain, long table, long referred) {
    static Removable of(ResultSet row) throws SQLException {
      return new Removable(
          row.getString("constraint_name"),
          new QualifiedName(row.getString("schema_name"), row.getString("owner_name")),
          row.getBoolean("on_domain"),
          row.getLong("table_oid"),
          row.getLong("referred_oid"));
    }

    String statement() {
      return "alter %s %s drop constraint if exists %s"
          .formatted(onDomain ? "domain" : "table", owner.quoted(), Identifiers.quote(name));
    }

    @Override
    public String toString() {
      return name + " on " + owner;
    }
  }
}
