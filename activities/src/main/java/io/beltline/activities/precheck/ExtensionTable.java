package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that an extension declares as its users' data.
 *
 * @param oid its OID
 * @param name its name as it stands in a statement
 * @param condition which rows of it are theirs; empty for all
 */
record ExtensionTable(long oid, String name, String condition) {
  private static final String READ = Statements.of(ExtensionTable.class, "extension-tables.sql");

  /** Those that hold rows, in scope or not. */
  static List<ExtensionTable> filled(InspectedSide source) throws SQLException {
    List<ExtensionTable> filled = new ArrayList<>();
    for (ExtensionTable table : source.query(READ).list(ExtensionTable::of)) {
      if (source.query(table.hasRows()).isTrue()) {
        filled.add(table);
      }
    }
    return filled;
  }

  private static ExtensionTable of(ResultSet row) throws SQLException {
    return new ExtensionTable(
        row.getLong("oid"), row.getString("table_name"), row.getString("condition"));
  }

  private String hasRows() {
    return "select exists (select from %s %s)".formatted(name, condition);
  }
}
