package io.beltline.activities.schema;

import io.beltline.activities.sql.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
 * @param found how the server writes the one that is there; null without one
 */
record IndexState(
    QualifiedName name,
    boolean partitioned,
    boolean wantedValid,
    String definition,
    List<String> afterwards,
    boolean present,
    boolean valid,
    @Nullable String found) {

  static IndexState of(ResultSet row) throws SQLException {
    return new IndexState(
        new QualifiedName(row.getString("schema_name"), row.getString("index_name")),
        row.getBoolean("partitioned"),
        row.getBoolean("wanted_valid"),
        row.getString("definition"),
        Stream.of((Object[]) row.getArray("afterwards").getArray()).map(String::valueOf).toList(),
        row.getBoolean("present"),
        row.getBoolean("valid"),
        row.getString("found"));
  }

  /** Whether it needs no more work: one with partitions becomes valid with the last of them. */
  boolean built() {
    return present && (partitioned || valid);
  }

  /** Whether it is as on the source. */
  boolean complete() {
    return present && (valid || !wantedValid);
  }

  /** Refuses a usable one that is another than that on the source. */
  void refuseAnother(Connection connection) throws SQLException {
    if (found != null && built() && !found.equals(definition)) {
      IndexStatement wanted = statement();
      new IndexThere(true, found, wanted.schema())
          .refuseAnother(connection, wanted, "the source's");
    }
  }

  /** What builds it. What a broken build left is dropped first. */
  Job build(boolean concurrently) {
    IndexStatement wanted = concurrently ? statement().withoutLock() : statement();
    Job.OnError onError =
        error -> {
          throw error;
        };
    return wanted.concurrently()
        ? IndexJobs.withoutLock(name.toString(), name.quoted(), wanted.sql(), onError)
        : IndexJobs.of(name.toString(), name.quoted(), wanted.sql(), onError);
  }

  private IndexStatement statement() {
    return IndexStatement.of(definition)
        .orElseThrow(
            () -> new IllegalStateException("no server writes an index so: " + definition));
  }
}
