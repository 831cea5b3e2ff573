package io.beltline.activities.schema;

import io.beltline.activities.roles.RoleComparison;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.SchemaFile;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Restores the source's schema into the destination in one transaction that is rolled back: roles
 * that are missing there, extensions, everything that {@code EnsureSchema} restores, then the
 * indexes and constraints that wait for the data. Nothing of it stays but room in the destination's
 * catalogs, which their next vacuum frees.
 *
 * <p>Not tried are rows, which may break a constraint or an index that is built over them; user
 * mappings of foreign servers; extensions' rows.
 */
public final class SchemaTrial {
  /** Trying more takes longer than a look may. */
  private static final int MOST_RELATIONS = 5_000;

  private static final String RELATIONS =
      "select count(*) from pg_catalog.pg_class where relkind <> 't' and oid >= 16384";

  /** Of the programs and of the text that they write: nothing is known of the schema then. */
  private static final Set<String> NOT_BEGUN =
      Set.of("ClientProgramFailed", "ProgramsMissing", "ArchiveNotUnderstood", "SqlRefused");

  private final Attempt attempt;
  private final Connection source;
  private final Connection destination;
  private final MigrationScope scope;

  private SchemaTrial(Attempt attempt) throws SQLException {
    this.attempt = attempt;
    this.source = attempt.connect(Side.SOURCE);
    this.destination = attempt.connect(Side.DESTINATION);
    this.scope = attempt.configuration().scope();
  }

  /** Tries it, in sessions of its own. Needs the client programs of {@code EnsureSchema}. */
  public static TrialOutcome run(Attempt attempt) throws SQLException {
    try (WorkFolder folder = new WorkFolder()) {
      return new SchemaTrial(attempt).run(folder);
    } catch (ApplicationFailure failure) {
      if (!NOT_BEGUN.contains(String.valueOf(failure.getType()))) {
        throw failure;
      }
      return TrialOutcome.notTried(String.valueOf(failure.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TrialOutcome run(WorkFolder folder) throws SQLException, IOException {
    long relations = Query.of(source, RELATIONS).number();
    if (relations > MOST_RELATIONS) {
      return TrialOutcome.notTried(
          "it has %d relations, and %d can be tried in a moment"
              .formatted(relations, MOST_RELATIONS));
    }
    List<String> roles = RoleComparison.read(attempt, source, destination).lacking();
    int major = Math.max(SchemaRestore.major(source), SchemaRestore.major(destination));
    PostgresPrograms programs = PostgresPrograms.restoringInto(major);
    ClientProgram client = new ClientProgram(attempt, folder);
    SchemaArchive archive =
        new SchemaDump(client, programs, folder, scope).takeWithoutSchemas(source);
    archive.contents().leaveOutEvery("USER MAPPING");
    String base =
        SchemaFileDump.schemas(source, archive.whole())
            + new ArchiveText(client, programs, folder, archive.file()).of(archive.contents());
    List<ScriptStatement> statements = SqlScript.read(SchemaFile.BASE, base);

    TrialSession trial = new TrialSession(attempt, source, destination);
    return trial.rolledBack(
        () -> {
          createRoles(trial, roles);
          prepare(trial);
          for (ScriptStatement statement : statements) {
            trial.run(statement.outline(), List.of(statement.sql()));
          }
          addDeferred(trial, archive.deferred());
        });
  }

  private static void createRoles(TrialSession trial, List<String> roles) throws SQLException {
    for (String role : roles) {
      trial.run("role " + role, List.of("create role " + Identifiers.quote(role)));
    }
  }

  /** What {@link SchemaRestore} sees to before the archive. */
  private void prepare(TrialSession trial) throws SQLException {
    if (!scope.tables().isEmpty()) {
      return;
    }
    ExtensionVersions.ensure(
        source,
        destination,
        creation -> trial.run("an extension in the source's version", creation));
    if (scope.schemaName().isEmpty()) {
      trial.run("schema public", PublicSchema.statementsIfThere(source, destination));
    }
  }

  /** One that is not valid on the source may be one that cannot be. */
  private static void addDeferred(TrialSession trial, Deferred deferred) throws SQLException {
    boolean whole = deferred.indexes().stream().allMatch(DeferredIndex::valid);
    for (boolean partitioned : new boolean[] {true, false}) {
      for (DeferredIndex index : deferred.indexes()) {
        if (index.partitioned() == partitioned && (whole || index.valid())) {
          trial.runWithAPath("index " + index.name(), index.definition());
        }
      }
    }
    if (whole) {
      for (Attachment attachment : deferred.attachments()) {
        trial.run("index " + attachment.index(), List.of(attachment.statement()));
      }
    }
    for (Constraint constraint : deferred.constraints()) {
      trial.run("constraint " + constraint.name(), constraint.statements());
    }
  }
}
