package io.beltline.activities.schema;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.drift.SchemaBaseline;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Dumps the source's schema and reads, in the same snapshot, what of it waits. A migration of one
 * schema dumps that schema with everything in it, and all extensions; one of listed tables dumps
 * these with what is part of them. What else they need (another schema, types, functions) must be
 * on the destination already, as with pgbelt; foreign keys to tables that do not travel stay
 * behind.
 */
final class SchemaDump {
  private static final String RELATIONS = Statements.of(SchemaDump.class, "relations.sql");
  private static final String SCHEMAS =
      "select nspname from pg_catalog.pg_namespace where oid = any (?::text[]::oid[])";
  // What is not the application's.
  private static final String EXTENSIONS =
      "select oid from pg_catalog.pg_extension where extname in ('pglogical', 'pglogical_origin')";
  private static final String TRIGGERS =
      """
      select t.oid
        from pg_catalog.pg_trigger t
        join pg_catalog.pg_proc p on p.oid = t.tgfoid
       where p.pronamespace = pg_catalog.to_regnamespace('beltline')
      """;
  private static final String EVENT_TRIGGERS =
      """
      select t.oid
        from pg_catalog.pg_event_trigger t
        join pg_catalog.pg_proc p on p.oid = t.evtfoid
       where p.pronamespace = pg_catalog.to_regnamespace('beltline')
      """;
  private static final int CHOOSES_EXTENSIONS = 14;

  private final ClientProgram client;
  private final PostgresPrograms programs;
  private final WorkFolder folder;
  private final MigrationScope scope;

  SchemaDump(
      ClientProgram client, PostgresPrograms programs, WorkFolder folder, MigrationScope scope) {
    this.client = client;
    this.programs = programs;
    this.folder = folder;
    this.scope = scope;
  }

  /**
   * Dumps; the schemas that the destination has already are not created there again. Keeps on the
   * source what its schema was like in the same snapshot.
   */
  SchemaArchive take(Connection source, Connection destination) throws SQLException, IOException {
    String existing = "select nspname from pg_catalog.pg_namespace where nspname = any (?::text[])";
    return dump(
        source,
        names -> Query.of(destination, existing, names).strings(),
        () -> SchemaBaseline.take(source, scope));
  }

  /** Dumps without the schemas, which are to be created before what is in them. */
  SchemaArchive takeWithoutSchemas(Connection source) throws SQLException, IOException {
    return dump(source, names -> names, () -> {});
  }

  private SchemaArchive dump(Connection source, Existing existing, Transaction.Body beside)
      throws SQLException, IOException {
    source.setAutoCommit(false);
    source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    String snapshot =
        Query.of(source, "select pg_catalog.pg_export_snapshot()").one(row -> row.getString(1));
    Path archive = folder.file("archive");
    client.run(dumpCommand(source, archive, snapshot), folder.file("output"), Side.SOURCE, source);
    TableOfContents whole = list(archive);
    leaveOutWhatIsNotTheirs(whole, source, existing);
    Deferred deferred = Deferred.read(source, whole);
    TableOfContents contents = whole.copy();
    deferred.leaveOutOf(contents);
    List<QualifiedName> relations = relations(source, contents);
    beside.run();
    source.commit();
    source.setAutoCommit(true);
    return new SchemaArchive(archive, whole, contents, relations, deferred);
  }

  private List<String> dumpCommand(Connection source, Path archive, String snapshot)
      throws SQLException {
    List<String> command = new ArrayList<>();
    command.add(programs.program("pg_dump"));
    command.addAll(List.of("--dbname", client.connectionString(Side.SOURCE), "--no-password"));
    command.addAll(List.of("--format=custom", "--schema-only", "--encoding=UTF8"));
    command.addAll(List.of("--no-tablespaces", "--no-publications", "--no-subscriptions"));
    command.addAll(List.of("--lock-wait-timeout=10s", "--snapshot=" + snapshot));
    command.addAll(List.of("--file", archive.toString()));
    command.addAll(selection(source));
    return command;
  }

  private List<String> selection(Connection source) throws SQLException {
    if (!scope.tables().isEmpty()) {
      return listedTables(source);
    }
    List<String> selection = new ArrayList<>(List.of("-N", "pglogical", "-N", "beltline"));
    if (scope.schemaName().isPresent()) {
      selection.addAll(List.of("-n", Identifiers.quote(scope.schemaName().get())));
      if (programs.major() >= CHOOSES_EXTENSIONS) {
        selection.addAll(List.of("-e", "*"));
      }
    }
    return selection;
  }

  private List<String> listedTables(Connection source) throws SQLException {
    List<Table> tables = Tables.read(source, scope).all();
    if (tables.isEmpty()) {
      throw StepFailures.stop(
          "NothingInScope",
          "None of the tables in config.json exists on the source",
          "Correct 'tables' and 'schema_name'.");
    }
    List<String> selection = new ArrayList<>();
    tables.forEach(table -> selection.addAll(List.of("-t", table.name().quoted())));
    return selection;
  }

  private TableOfContents list(Path archive) throws IOException {
    Path list = folder.file("list");
    client.run(List.of(programs.program("pg_restore"), "--list", archive.toString()), list);
    return TableOfContents.parse(Files.readString(list, StandardCharsets.UTF_8));
  }

  private void leaveOutWhatIsNotTheirs(
      TableOfContents contents, Connection source, Existing existing) throws SQLException {
    contents.leaveOut(
        TableOfContents.EXTENSIONS, Query.of(source, EXTENSIONS).list(row -> row.getLong(1)));
    contents.leaveOut(
        TableOfContents.TRIGGERS, Query.of(source, TRIGGERS).list(row -> row.getLong(1)));
    contents.leaveOut(
        TableOfContents.EVENT_TRIGGERS,
        Query.of(source, EVENT_TRIGGERS).list(row -> row.getLong(1)));
    contents.leaveOutIfPresent("COMMENT - EXTENSION pglogical");
    contents.leaveOutIfPresent("COMMENT - EXTENSION pglogical_origin");
    Constraint.read(source, contents).stream()
        .filter(Constraint::outOfScope)
        .forEach(constraint -> constraint.leaveOutOf(contents));
    leaveOutSchemasThatExist(contents, source, existing);
  }

  private static void leaveOutSchemasThatExist(
      TableOfContents contents, Connection source, Existing existing) throws SQLException {
    List<String> oids = Deferred.texts(contents.oids(TableOfContents.SCHEMAS));
    List<String> there = existing.of(Query.of(source, SCHEMAS, oids).strings());
    String byName = "select oid from pg_catalog.pg_namespace where nspname = any (?::text[])";
    contents.leaveOut(
        TableOfContents.SCHEMAS, Query.of(source, byName, there).list(row -> row.getLong(1)));
  }

  private static List<QualifiedName> relations(Connection source, TableOfContents contents)
      throws SQLException {
    return Query.of(source, RELATIONS, Deferred.texts(contents.oids(TableOfContents.RELATIONS)))
        .list(row -> new QualifiedName(row.getString(1), row.getString(2)));
  }

  /** Which of some schemas are there already. */
  @FunctionalInterface
  private interface Existing {
    List<String> of(List<String> names) throws SQLException;
  }
}
