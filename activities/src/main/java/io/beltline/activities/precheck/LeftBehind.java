package io.beltline.activities.precheck;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A table whose rows stay where they are, because it is foreign or an extension's.
 *
 * @param name its name
 * @param oid its OID
 * @param foreignServer where its rows are; empty for a table of an extension
 * @param bytes size of its heap and TOAST
 * @param estimatedRows the planner's estimate; -1 when never analysed
 */
record LeftBehind(
    QualifiedName name, long oid, String foreignServer, long bytes, long estimatedRows) {
  private static final String READ = Statements.of(LeftBehind.class, "left-behind.sql");

  /** The foreign tables in scope. */
  static List<LeftBehind> foreign(InspectedSide source) throws SQLException {
    return read(source, List.of());
  }

  /** The same, and tables of extensions that hold rows. */
  static List<LeftBehind> all(InspectedSide source) throws SQLException {
    return read(
        source,
        ExtensionTable.filled(source).stream().map(table -> String.valueOf(table.oid())).toList());
  }

  private static List<LeftBehind> read(InspectedSide source, List<String> oids)
      throws SQLException {
    return source
        .query(
            READ,
            source.scope().schemaName().orElse(null),
            source.scope().tables(),
            source.scope().tables(),
            oids)
        .list(LeftBehind::of);
  }

  private static LeftBehind of(ResultSet row) throws SQLException {
    return new LeftBehind(
        new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
        row.getLong("oid"),
        row.getString("foreign_server"),
        row.getLong("bytes"),
        row.getLong("estimated_rows"));
  }

  /** Why, in words. */
  String reason() {
    return foreignServer.isEmpty()
        ? "rows of an extension, which no dump of the schema brings: bring them over by hand"
        : "foreign table: its definition travels, its rows stay on server " + foreignServer;
  }
}
