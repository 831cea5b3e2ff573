package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import java.sql.SQLException;
import java.util.List;

/**
 * A table of which row security hides rows from the root user.
 *
 * @param oid its OID
 * @param name its name
 */
record HiddenRows(long oid, String name) {
  private static final String READ = Statements.of(HiddenRows.class, "row-security.sql");

  /** Those among these tables. */
  static List<HiddenRows> among(InspectedSide source, List<String> oids) throws SQLException {
    return source
        .query(READ, oids)
        .list(row -> new HiddenRows(row.getLong("oid"), row.getString("table_name")));
  }
}
