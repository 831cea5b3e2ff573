package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import java.sql.SQLException;
import java.util.List;

/**
 * Two tables of which one inherits from the other without being its partition, and one alone is in
 * scope: it could not be made, or would lose rows that are seen through it.
 *
 * @param heir OID of the one that inherits
 * @param parent OID of the other
 * @param heirName its name
 * @param parentName its name
 */
record Inheritance(long heir, long parent, String heirName, String parentName) {
  private static final String READ = Statements.of(Inheritance.class, "inheritance.sql");

  /** Those of which one alone is among these tables. */
  static List<Inheritance> among(InspectedSide source, List<String> oids) throws SQLException {
    return source
        .query(READ, oids, oids)
        .list(
            row ->
                new Inheritance(
                    row.getLong("heir"),
                    row.getLong("parent"),
                    row.getString("heir_name"),
                    row.getString("parent_name")));
  }

  @Override
  public String toString() {
    return heirName + " inherits " + parentName;
  }
}
