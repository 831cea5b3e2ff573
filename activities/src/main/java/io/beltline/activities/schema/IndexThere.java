package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An index that stands under the name of one that is wanted.
 *
 * @param usable whether it is valid, or has partitions that make it so
 * @param definition how the server writes it
 * @param schema its schema, as the server writes it
 */
record IndexThere(boolean usable, String definition, String schema) {
  private static final String FIND = Statements.of(IndexThere.class, "index-there.sql");

  /** The one under a statement's name. */
  static Optional<IndexThere> find(Connection connection, IndexStatement wanted)
      throws SQLException {
    return Query.of(connection, FIND, wanted.qualifiedName()).first(IndexThere::of);
  }

  private static IndexThere of(ResultSet row) throws SQLException {
    return new IndexThere(
        row.getBoolean("usable"), row.getString("definition"), row.getString("schema_name"));
  }

  /**
   * Refuses it if it is another one than the one that is wanted.
   *
   * @param whose where the statement comes from, for the failure
   */
  void refuseAnother(Connection connection, IndexStatement wanted, String whose)
      throws SQLException {
    String here = IndexDefinition.of(definition, schema);
    String there = new Likeness(connection).of(wanted);
    if (!here.equals(there)) {
      throw StepFailures.stop(
          "IndexDiffers",
          "An index %s is there on the destination and is another one than %s. There: %s. Wanted: %s"
              .formatted(wanted.qualifiedName(), whose, here, there),
          "Drop it if nobody needs it, or give one of them another name; nothing was changed.");
    }
  }
}
