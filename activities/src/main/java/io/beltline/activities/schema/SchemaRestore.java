package io.beltline.activities.schema;

import io.beltline.activities.drift.DdlLog;
import io.beltline.activities.drift.OpenAdoption;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.SchemaReport;
import io.beltline.workflows.step.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Brings the schema over: all relations in one transaction, so that an attempt which finds any of
 * them finds all of them. What an archive cannot say is seen to before, and again when it is
 * repeated.
 */
final class SchemaRestore {
  private static final int VERSIONS_PER_MAJOR = 10_000;

  private final Attempt attempt;

  SchemaRestore(Attempt attempt) {
    this.attempt = attempt;
  }

  /** Ensures the schema; see the step. */
  SchemaReport ensure() throws SQLException, IOException {
    Connection destination = attempt.connect(Side.DESTINATION);
    BeltlineSchema.ensure(destination);
    SchemaStore store = new SchemaStore(destination);
    Optional<ArchiveState> earlier = store.state();
    if (earlier.filter(ArchiveState::complete).isPresent()) {
      store.markRestored();
      return earlier.get().report();
    }
    if (earlier.filter(ArchiveState::restored).isPresent()) {
      throw partly(earlier.get());
    }
    return dumpAndRestore(store, destination);
  }

  private SchemaReport dumpAndRestore(SchemaStore store, Connection destination)
      throws SQLException, IOException {
    Connection source = attempt.connect(Side.SOURCE);
    BeltlineSchema.ensure(source);
    OpenAdoption.end(source);
    try (WorkFolder folder = new WorkFolder()) {
      PostgresPrograms programs =
          PostgresPrograms.restoringInto(Math.max(major(source), major(destination)));
      ClientProgram client = new ClientProgram(attempt, folder);
      attempt.report(Progress.of("dumping the schema of the source", 0, 0, ""));
      prepare(source, destination);
      SchemaDump dump = new SchemaDump(client, programs, folder, attempt.configuration().scope());
      SchemaArchive archive = dump.take(source, destination);
      DdlLog.ensure(source);
      store.save(archive);
      ArchiveState state = store.state().orElseThrow();
      if (!state.absent() && !state.complete()) {
        throw partly(state);
      }
      if (state.absent()) {
        attempt.report(
            Progress.of("restoring the schema", 0, archive.contents().size(), "objects"));
        restore(client, programs, folder, archive, destination);
      }
      confirm(store);
      store.markRestored();
      return state.report();
    }
  }

  /** Sees to what an archive cannot say. */
  private void prepare(Connection source, Connection destination) throws SQLException {
    MigrationScope scope = attempt.configuration().scope();
    if (!scope.tables().isEmpty()) {
      return;
    }
    ExtensionVersions.ensure(source, destination);
    if (scope.schemaName().isEmpty()) {
      PublicSchema.ensure(source, destination);
    }
  }

  private static void restore(
      ClientProgram client,
      PostgresPrograms programs,
      WorkFolder folder,
      SchemaArchive archive,
      Connection destination)
      throws SQLException, IOException {
    Path list = folder.file("use-list");
    Files.writeString(list, archive.contents().useList(), StandardCharsets.UTF_8);
    client.run(
        List.of(
            programs.program("pg_restore"),
            "--dbname",
            client.connectionString(Side.DESTINATION),
            "--no-password",
            "--single-transaction",
            "--exit-on-error",
            "--no-tablespaces",
            "--use-list",
            list.toString(),
            archive.file().toString()),
        folder.file("output"),
        Side.DESTINATION,
        destination);
  }

  private static void confirm(SchemaStore store) throws SQLException {
    ArchiveState state = store.state().orElseThrow();
    if (state.present() < state.relations()) {
      throw partly(state);
    }
  }

  private static RuntimeException partly(ArchiveState state) {
    return StepFailures.stop(
        "SchemaPartlyThere",
        "The destination has %d of the schema's %d relations; it lacks %s"
            .formatted(state.present(), state.relations(), state.missing()),
        "Remove those that are there, if nobody needs them, or complete them.");
  }

  /** A server's major version. */
  static int major(Connection connection) throws SQLException {
    String version = "select pg_catalog.current_setting('server_version_num')::int";
    return (int) Query.of(connection, version).number() / VERSIONS_PER_MAJOR;
  }
}
