package io.beltline.activities.schema;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.schema.ConstraintReport;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Adds the NOT VALID constraints with one question and one round trip, all or none. */
final class NotValidConstraints {
  private static final String READ =
      Statements.of(NotValidConstraints.class, "constraints-missing.sql");

  private NotValidConstraints() {}

  /** Ensures them; no row is looked at, so it takes milliseconds whatever the tables' size. */
  static ConstraintReport ensure(Connection destination) throws SQLException {
    List<String> statements = new ArrayList<>();
    List<Boolean> present =
        Query.of(destination, READ)
            .list(
                row -> {
                  if (!row.getBoolean("present")) {
                    statements.addAll(texts(row.getArray("statements")));
                  }
                  return row.getBoolean("present");
                });
    if (!statements.isEmpty()) {
      Ddl.run(destination, statements);
    }
    int adopted = (int) present.stream().filter(there -> there).count();
    return new ConstraintReport(present.size() - adopted, adopted);
  }

  private static List<String> texts(Array array) throws SQLException {
    return Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
  }
}
