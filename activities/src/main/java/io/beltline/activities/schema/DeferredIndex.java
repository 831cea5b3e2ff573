package io.beltline.activities.schema;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An index that is built when the data is there.
 *
 * @param oid on the source
 * @param name its name
 * @param table the name of its table, in the same schema
 * @param partitioned whether it has no data of its own, only partitions that are attached to it
 * @param valid whether it is valid on the source
 * @param definition the statement that creates it, as the source's server writes it
 * @param afterwards statements that must follow, each harmless when repeated
 * @param commentEntry how its comment stands in a table of contents; empty without one
 */
record DeferredIndex(
    long oid,
    QualifiedName name,
    String table,
    boolean partitioned,
    boolean valid,
    String definition,
    List<String> afterwards,
    List<String> commentEntry) {

  static DeferredIndex of(ResultSet row) throws SQLException {
    QualifiedName name =
        new QualifiedName(row.getString("schema_name"), row.getString("index_name"));
    String comment = row.getString("comment");
    return new DeferredIndex(
        row.getLong("oid"),
        name,
        row.getString("table_name"),
        row.getBoolean("partitioned"),
        row.getBoolean("valid"),
        row.getString("definition"),
        afterwards(row, name, comment),
        comment == null ? List.of() : commentEntry(name, row.getString("owner")));
  }

  private static List<String> afterwards(ResultSet row, QualifiedName name, String comment)
      throws SQLException {
    List<String> statements = new ArrayList<>();
    for (String column : texts(row, "statistics")) {
      statements.add("alter index " + name.quoted() + " alter column " + column);
    }
    for (String extension : texts(row, "extensions")) {
      statements.add(
          "alter index " + name.quoted() + " depends on extension " + Identifiers.quote(extension));
    }
    if (row.getBoolean("clustered")) {
      String table = Identifiers.quote(name.schema(), row.getString("table_name"));
      statements.add("alter table " + table + " cluster on " + Identifiers.quote(name.name()));
    }
    if (comment != null) {
      statements.add("comment on index " + name.quoted() + " is " + Identifiers.literal(comment));
    }
    return List.copyOf(statements);
  }

  private static List<String> commentEntry(QualifiedName name, String owner) {
    String text = "COMMENT " + name.schema() + " INDEX " + name.name();
    return List.of(text + " " + owner, text);
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Stream.of((Object[]) row.getArray(column).getArray()).map(String::valueOf).toList();
  }
}
