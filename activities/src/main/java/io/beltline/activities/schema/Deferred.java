package io.beltline.activities.schema;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * What of an archive waits until the data is there.
 *
 * @param indexes that nothing but speed depends on
 * @param attachments of indexes to those of them that are partitioned
 * @param constraints that are NOT VALID: rows that break them may be there, so they are added when
 *     no more rows arrive
 */
record Deferred(
    List<DeferredIndex> indexes, List<Attachment> attachments, List<Constraint> constraints) {
  private static final String INDEXES = Statements.of(Deferred.class, "deferrable-indexes.sql");
  private static final String ATTACHMENTS = Statements.of(Deferred.class, "attachments.sql");

  /** Reads it from the source for what the archive holds. */
  static Deferred read(Connection source, TableOfContents contents) throws SQLException {
    List<String> relations = texts(contents.oids(TableOfContents.RELATIONS));
    List<DeferredIndex> indexes = Query.of(source, INDEXES, relations).list(DeferredIndex::of);
    List<Attachment> attachments =
        Query.of(source, ATTACHMENTS, texts(oids(indexes)), relations).list(Attachment::of);
    List<Constraint> constraints =
        Constraint.read(source, contents).stream()
            .filter(constraint -> constraint.notValid() && !constraint.outOfScope())
            .toList();
    return new Deferred(indexes, attachments, constraints);
  }

  /** Leaves it out of what is restored now. */
  void leaveOutOf(TableOfContents contents) {
    contents.leaveOut(TableOfContents.RELATIONS, oids(indexes));
    attachments.forEach(attachment -> contents.leaveOut(attachment.entry()));
    indexes.stream()
        .map(DeferredIndex::commentEntry)
        .filter(entry -> !entry.isEmpty())
        .forEach(contents::leaveOut);
    constraints.forEach(constraint -> constraint.leaveOutOf(contents));
  }

  /** OIDs as they are bound. */
  static List<String> texts(Collection<Long> oids) {
    return oids.stream().map(String::valueOf).toList();
  }

  private static List<Long> oids(List<DeferredIndex> indexes) {
    return indexes.stream().map(DeferredIndex::oid).toList();
  }
}
