package io.beltline.activities.schema;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The archive and what waits of it, in the destination's schema {@code beltline}. */
final class SchemaStore {
  private static final String STATE = Statements.of(SchemaStore.class, "archive-state.sql");
  private static final String SAVE_INDEX = Statements.of(SchemaStore.class, "save-index.sql");
  private static final String SAVE_CONSTRAINT =
      Statements.of(SchemaStore.class, "save-constraint.sql");
  private static final String FORGET =
      "truncate beltline.schema_archive, beltline.deferred_index, beltline.deferred_attachment,"
          + " beltline.deferred_constraint";
  private static final String SAVE_ARCHIVE =
      "insert into beltline.schema_archive (archive, objects, relation_schemas, relation_names)"
          + " values (?, ?, ?::text[], ?::text[])";

  private final Connection destination;

  SchemaStore(Connection destination) {
    this.destination = destination;
  }

  /** How much stands here of the archive that an earlier attempt saved. */
  Optional<ArchiveState> state() throws SQLException {
    return Query.of(destination, STATE).first(ArchiveState::of);
  }

  /** Saves an archive instead of an earlier one. */
  void save(SchemaArchive archive) throws SQLException, IOException {
    byte[] bytes = Files.readAllBytes(archive.file());
    Transaction.run(
        destination,
        () -> {
          run(FORGET);
          run(
              SAVE_ARCHIVE,
              bytes,
              archive.contents().size(),
              archive.relations().stream().map(QualifiedName::schema).toList(),
              archive.relations().stream().map(QualifiedName::name).toList());
          saveIndexes(archive.deferred());
          saveConstraints(archive.deferred().constraints());
        });
  }

  /** Keeps none any more. */
  void forget() throws SQLException {
    run(FORGET);
  }

  /** Notes that the restore was seen through. */
  void markRestored() throws SQLException {
    run(
        "update beltline.schema_archive set restored_at = clock_timestamp() where restored_at is null");
  }

  private void saveIndexes(Deferred deferred) throws SQLException {
    for (DeferredIndex index : deferred.indexes()) {
      run(
          SAVE_INDEX,
          index.name().schema(),
          index.name().name(),
          index.table(),
          index.partitioned(),
          index.valid(),
          index.definition(),
          index.afterwards());
    }
    for (Attachment attachment : deferred.attachments()) {
      run(
          "insert into beltline.deferred_attachment values (?, ?, ?, ?)",
          attachment.index().schema(),
          attachment.index().name(),
          attachment.parent().schema(),
          attachment.parent().name());
    }
  }

  private void saveConstraints(List<Constraint> constraints) throws SQLException {
    int position = 0;
    for (Constraint constraint : constraints) {
      run(
          SAVE_CONSTRAINT,
          position++,
          constraint.schema(),
          constraint.relation(),
          constraint.onDomain(),
          constraint.name(),
          constraint.statements());
    }
  }

  private void run(String sql, Object... values) throws SQLException {
    Query.of(destination, sql, values).run();
  }
}
