package io.beltline.activities.schema;

import io.beltline.activities.sql.QualifiedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A partition's index and the partitioned index that it belongs to.
 *
 * @param index of the partition
 * @param parent the partitioned index
 * @param entry how the attachment stands in a table of contents
 */
record Attachment(QualifiedName index, QualifiedName parent, List<String> entry) {
  static Attachment of(ResultSet row) throws SQLException {
    QualifiedName index =
        new QualifiedName(row.getString("schema_name"), row.getString("index_name"));
    String text = "INDEX ATTACH " + index.schema() + " " + index.name();
    return new Attachment(
        index,
        new QualifiedName(row.getString("parent_schema"), row.getString("parent_name")),
        List.of(
            text, text + " " + row.getString("owner"), text + " " + row.getString("parent_owner")));
  }

  /** What attaches it; harmless when it is attached already. */
  String statement() {
    return "alter index " + parent.quoted() + " attach partition " + index.quoted();
  }
}
