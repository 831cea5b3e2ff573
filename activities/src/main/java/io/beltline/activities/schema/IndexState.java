package io.beltline.activities.schema;

import io.beltline.activities.sql.QualifiedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A deferred index and what stands of it on the destination.
 *
 * @param name its name
 * @param partitioned whether it gets its data by attaching others
 * @param wantedValid whether it is valid on the source
 * @param definition the statement that creates it
 * @param afterwards statements that must follow
 * @param present whether it is there
 * @param valid whether it is there and usable
 */
record IndexState(
    QualifiedName name,
    boolean partitioned,
    boolean wantedValid,
    String definition,
    List<String> afterwards,
    boolean present,
    boolean valid) {

  static IndexState of(ResultSet row) throws SQLException {
    return new IndexState(
        new QualifiedName(row.getString("schema_name"), row.getString("index_name")),
        row.getBoolean("partitioned"),
        row.getBoolean("wanted_valid"),
        row.getString("definition"),
        Stream.of((Object[]) row.getArray("afterwards").getArray()).map(String::valueOf).toList(),
        row.getBoolean("present"),
        row.getBoolean("valid"));
  }

  /** Whether it needs no more work: one with partitions becomes valid with the last of them. */
  boolean built() {
    return present && (partitioned || valid);
  }

  /** Whether it is as on the source. */
  boolean complete() {
    return present && (valid || !wantedValid);
  }

  /** What builds it. What a broken build left is dropped first. */
  Job build() {
    String drop = "drop index if exists " + name.quoted();
    return new Job(name.toString(), present ? List.of(drop, definition) : List.of(definition));
  }
}
