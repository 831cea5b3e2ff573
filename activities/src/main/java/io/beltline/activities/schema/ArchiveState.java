package io.beltline.activities.schema;

import io.beltline.workflows.schema.SchemaReport;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How much of the saved archive stands on the destination.
 *
 * @param restored whether its restore was seen through
 * @param relations how many relations it holds
 * @param present how many of them are there
 * @param missing some of the others
 * @param report what it held
 */
record ArchiveState(
    boolean restored, int relations, int present, String missing, SchemaReport report) {
  static ArchiveState of(ResultSet row) throws SQLException {
    String missing = row.getString("missing");
    return new ArchiveState(
        row.getBoolean("restored"),
        row.getInt("relations"),
        row.getInt("present"),
        missing == null ? "" : missing,
        new SchemaReport(row.getInt("objects"), row.getInt("indexes"), row.getInt("constraints")));
  }

  /** All of it is there: the restore is one transaction, and it was committed. */
  boolean complete() {
    return present == relations && (restored || relations > 0);
  }

  /** Nothing of it is there. */
  boolean absent() {
    return present == 0 && !restored;
  }
}
