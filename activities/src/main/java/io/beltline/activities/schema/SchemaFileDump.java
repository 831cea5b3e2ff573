package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import io.beltline.workflows.step.Progress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the source's schema into files: from one archive and in one snapshot, by the same rules as
 * {@link SchemaRestore} brings it over, so that what is loaded from them is what would have been
 * restored. Schemas and extensions are created where they are missing, these in the source's
 * versions: who loads them where there is no such version is told so, and may take another. User
 * mappings of foreign servers stay behind: their passwords would enter the history of a workflow.
 */
final class SchemaFileDump {
  private static final String SCHEMAS =
      Statements.of(SchemaFileDump.class, "schema-statements.sql");
  private static final String EXTENSIONS =
      Statements.of(SchemaFileDump.class, "extension-statements.sql");
  private static final String HEADING =
      """
      --
      -- Beltline: %s of %s
      -- User mappings of foreign servers are not in it, because they may have passwords.
      --

      """;

  private final Attempt attempt;

  SchemaFileDump(Attempt attempt) {
    this.attempt = attempt;
  }

  /** All files; see the step. */
  SchemaFiles take() throws SQLException, IOException {
    Connection source = attempt.connect(Side.SOURCE);
    try (WorkFolder folder = new WorkFolder()) {
      PostgresPrograms programs = PostgresPrograms.atLeast(SchemaRestore.major(source));
      ClientProgram client = new ClientProgram(attempt, folder);
      attempt.report(Progress.of("dumping the schema of the source", 0, 0, ""));
      SchemaArchive archive =
          new SchemaDump(client, programs, folder, attempt.configuration().scope())
              .takeWithoutSchemas(source);
      archive.whole().leaveOutEvery("USER MAPPING");
      archive.contents().leaveOutEvery("USER MAPPING");
      ArchiveText writer = new ArchiveText(client, programs, folder, archive.file());
      String first = schemas(source, archive.whole()) + extensions(source, archive);

      Map<SchemaFile, SqlText> texts = new EnumMap<>(SchemaFile.class);
      texts.put(SchemaFile.WHOLE, text(SchemaFile.WHOLE, first + writer.of(archive.whole())));
      texts.put(SchemaFile.BASE, text(SchemaFile.BASE, first + writer.of(archive.contents())));
      texts.put(SchemaFile.INDEXES, text(SchemaFile.INDEXES, indexes(archive.deferred())));
      texts.put(
          SchemaFile.CONSTRAINTS, text(SchemaFile.CONSTRAINTS, constraints(archive.deferred())));
      return fitting(new SchemaFiles(texts));
    }
  }

  private SqlText text(SchemaFile file, String sql) {
    return SqlText.of(
        HEADING.formatted(file, attempt.pair()) + SqlScript.withoutMetaCommands(file, sql));
  }

  private SchemaFiles fitting(SchemaFiles files) {
    if (files.packedSize() > SqlText.MAX_PACKED) {
      throw StepFailures.stop(
          "SchemaTooLarge",
          "The files of the schema of %s take %d bytes when they are packed, and %d can travel"
              .formatted(attempt.pair(), files.packedSize(), SqlText.MAX_PACKED),
          "Let setup bring the schema over, which needs no files and has no such limit.");
    }
    return files;
  }

  /** In the source's versions, which an archive does not name; they are left out of it. */
  private static String extensions(Connection source, SchemaArchive archive) throws SQLException {
    Set<Long> oids = archive.whole().oids(TableOfContents.EXTENSIONS);
    archive.whole().leaveOut(TableOfContents.EXTENSIONS, oids);
    archive.contents().leaveOut(TableOfContents.EXTENSIONS, oids);
    return statements(source, EXTENSIONS, oids);
  }

  private static String statements(Connection source, String sql, Set<Long> oids)
      throws SQLException {
    return lines(Query.of(source, sql, Deferred.texts(oids)).strings());
  }

  /** What creates an archive's schemas where they are missing. */
  static String schemas(Connection source, TableOfContents contents) throws SQLException {
    return statements(source, SCHEMAS, contents.oids(TableOfContents.SCHEMAS));
  }

  /** In the order in which they depend on one another; comments and the like come last. */
  private static String indexes(Deferred deferred) {
    List<String> statements = new ArrayList<>();
    deferred.indexes().stream()
        .sorted(Comparator.comparing(DeferredIndex::partitioned).reversed())
        .forEach(index -> statements.add(index.definition()));
    deferred.attachments().forEach(attachment -> statements.add(attachment.statement()));
    deferred.indexes().forEach(index -> statements.addAll(index.afterwards()));
    return lines(statements);
  }

  private static String constraints(Deferred deferred) {
    return lines(
        deferred.constraints().stream()
            .flatMap(constraint -> constraint.statements().stream())
            .toList());
  }

  private static String lines(List<String> statements) {
    return statements.stream().map(statement -> statement + ";\n").collect(Collectors.joining());
  }
}
