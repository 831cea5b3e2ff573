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
 * @param constraints that are NOT VALID
 */
record Deferred(
    List<DeferredIndex> indexes,
    List<Attachment> attachments,
    List<NotValidConstraint> constraints) {
  private static final String INDEXES = Statements.of(Deferred.class, "deferrable-indexes.sql");
  private static final String ATTACHMENTS = Statements.of(Deferred.class, "attachments.sql");
  private static final String CONSTRAINTS =
      Statements.of(Deferred.class, "not-valid-constraints.sql");

  /** Reads it from the source for what the archive holds. */
  static Deferred read(Connection source, TableOfContents contents) throws SQLException {
    List<DeferredIndex> indexes =
        Query.of(source, INDEXES, texts(contents.oids(TableOfContents.RELATIONS)))
            .list(DeferredIndex::of);
    List<Attachment> attachments =
        Query.of(source, ATTACHMENTS, texts(oids(indexes))).list(Attachment::of);
    List<NotValidConstraint> constraints =
        Query.of(source, CONSTRAINTS, texts(contents.oids(TableOfContents.CONSTRAINTS)))
            .list(NotValidConstraint::of);
    return new Deferred(indexes, attachments, constraints);
  }

  /** Leaves it out of what is restored now. */
  void leaveOutOf(TableOfContents contents) {
    contents.leaveOut(TableOfContents.RELATIONS, oids(indexes));
    contents.leaveOut(
        TableOfContents.CONSTRAINTS, constraints.stream().map(NotValidConstraint::oid).toList());
    attachments.forEach(attachment -> contents.leaveOut(attachment.entry()));
    indexes.stream()
        .map(DeferredIndex::commentEntry)
        .filter(entry -> !entry.isEmpty())
        .forEach(contents::leaveOut);
    constraints.stream()
        .map(NotValidConstraint::commentEntry)
        .filter(entry -> !entry.isEmpty())
        .forEach(contents::leaveOut);
  }

  /** OIDs as they are bound. */
  static List<String> texts(Collection<Long> oids) {
    return oids.stream().map(String::valueOf).toList();
  }

  private static List<Long> oids(List<DeferredIndex> indexes) {
    return indexes.stream().map(DeferredIndex::oid).toList();
  }
}
