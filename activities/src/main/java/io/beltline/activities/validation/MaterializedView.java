package io.beltline.activities.validation;

import io.beltline.activities.catalog.Column;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Travel;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A materialized view of one side.
 *
 * @param rows what it holds, as if it were a table without key
 * @param populated whether it holds anything that can be read
 */
record MaterializedView(Table rows, boolean populated) {
  private static final String READ = Statements.of(MaterializedView.class, "views.sql");

  /** All in scope, by name. */
  static Map<QualifiedName, MaterializedView> read(Connection session, MigrationScope scope)
      throws SQLException {
    Map<QualifiedName, MaterializedView> found = new LinkedHashMap<>();
    Query.of(session, READ, scope.schemaName().orElse(null), scope.tables())
        .list(MaterializedView::of)
        .forEach(view -> found.put(view.rows.name(), view));
    return found;
  }

  private static MaterializedView of(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("column_names").getArray();
    String[] types = (String[]) row.getArray("column_types").getArray();
    List<Column> columns =
        IntStream.range(0, names.length)
            .mapToObj(i -> new Column(names[i], types[i], true, true, false))
            .toList();
    QualifiedName name =
        new QualifiedName(row.getString("schema_name"), row.getString("view_name"));
    return new MaterializedView(
        new Table(name, 0, "", Travel.COPIED, List.of(), columns, row.getLong("bytes"), -1),
        row.getBoolean("populated"));
  }
}
