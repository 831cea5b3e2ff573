package io.beltline.activities.schema;

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

/** Fills a side's materialized views from the data that is there. */
final class MaterializedViews {
  private static final String POPULATED =
      Statements.of(MaterializedViews.class, "populated-views.sql");
  private static final String IN_ORDER =
      Statements.of(MaterializedViews.class, "views-in-order.sql");

  private MaterializedViews() {}

  /** Refreshes those that hold data on the other side, one after another; returns how many. */
  static int refresh(Attempt attempt, Side side) throws SQLException {
    MigrationScope scope = attempt.configuration().scope();
    List<QualifiedName> populated =
        Query.of(
                attempt.connect(side.other()),
                POPULATED,
                scope.schemaName().orElse(null),
                scope.tables())
            .list(MaterializedViews::name);
    if (populated.isEmpty()) {
      return 0;
    }
    Connection connection = attempt.connect(side);
    List<Job> jobs =
        Query.of(
                connection,
                IN_ORDER,
                populated.stream().map(QualifiedName::schema).toList(),
                populated.stream().map(QualifiedName::name).toList())
            .list(row -> job(name(row)));
    new Crew(attempt, side, connection, "materialized views").run(jobs, 1);
    return jobs.size();
  }

  private static Job job(QualifiedName view) {
    return new Job(view.toString(), List.of("refresh materialized view " + view.quoted()));
  }

  private static QualifiedName name(ResultSet row) throws SQLException {
    return new QualifiedName(row.getString(1), row.getString(2));
  }
}
