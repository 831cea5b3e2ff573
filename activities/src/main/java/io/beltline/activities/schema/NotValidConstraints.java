package io.beltline.activities.schema;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.schema.ConstraintReport;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds the NOT VALID constraints with one question and one round trip, all or none. */
final class NotValidConstraints {
  private static final String READ =
      Statements.of(NotValidConstraints.class, "constraints-missing.sql");

  private NotValidConstraints() {}

  /** Ensures them; no row is looked at, so it takes milliseconds whatever the tables' size. */
  static ConstraintReport ensure(Connection destination) throws SQLException {
    List<Kept> all =
        Query.of(destination, READ)
            .list(row -> new Kept(texts(row.getArray("statements")), row.getString("found")));
    for (Kept constraint : all) {
      constraint.refuseAnother(destination);
    }
    List<Kept> missing = all.stream().filter(constraint -> constraint.found == null).toList();
    if (!missing.isEmpty()) {
      Ddl.run(destination, missing.stream().flatMap(m -> m.statements.stream()).toList());
    }
    return new ConstraintReport(missing.size(), all.size() - missing.size());
  }

  private static List<String> texts(Array array) throws SQLException {
    return Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  /**
   * One of them.
   *
   * @param statements what adds it, with its comment
   * @param found how the server writes the one that is there; null without one
   */
  private record Kept(List<String> statements, @Nullable String found) {
    void refuseAnother(Connection connection) throws SQLException {
      String add = statements.get(0);
      if (found != null) {
        ConstraintStatement wanted =
            ConstraintStatement.of(add)
                .orElseThrow(() -> new IllegalStateException("no constraint is added so: " + add));
        ConstraintThere.refuseAnother(connection, found, wanted, "the source's");
      }
    }
  }
}
