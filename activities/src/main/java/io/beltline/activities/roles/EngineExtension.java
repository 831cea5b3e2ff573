package io.beltline.activities.roles;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import java.sql.Connection;
import java.sql.SQLException;

/** The extension that an engine needs in the database, where it needs one. */
public final class EngineExtension {
  /** The comment on an extension that Beltline created; one that stood before keeps its own. */
  private static final String COMMENT = "Created by Beltline for replication";

  private static final String LOOK =
      """
      select exists (select from pg_catalog.pg_available_extensions where name = ?) as available,
             ? = any (pg_catalog.regexp_split_to_array(
                        pg_catalog.current_setting('shared_preload_libraries'), '[ ,"/]+')) as preloaded
      """;
  private static final String INSTALLED =
      "select exists (select from pg_catalog.pg_extension where extname = ?)";

  /** A hosting may own its extensions itself; there the baseline alone tells. */
  private static final String MARK =
      """
      do $$
      begin
        comment on extension %s is %s;
      exception when insufficient_privilege then
        null;
      end
      $$
      """;

  private static final String OURS =
      """
      select exists (select
                       from pg_catalog.pg_extension
                      where extname = ? and pg_catalog.obj_description(oid, 'pg_extension') = ?)
      """;

  private static final String CLOSE = Statements.of(EngineExtension.class, "close-extension.sql");

  private EngineExtension() {}

  /**
   * Ensures the engine's extension; where Beltline created it nobody but superusers can read from
   * it or call it.
   */
  static void ensure(Connection connection, EngineKind engine, Side side) throws SQLException {
    switch (engine) {
      case PGLOGICAL -> create(connection, "pglogical", side);
      case NATIVE -> {}
    }
  }

  private static void create(Connection connection, String extension, Side side)
      throws SQLException {
    Server server =
        Query.of(connection, LOOK, extension, extension)
            .one(row -> new Server(row.getBoolean("available"), row.getBoolean("preloaded")));
    if (!server.available) {
      throw StepFailures.stop(
          "ExtensionMissing",
          "The " + side + " server has no extension " + extension,
          "Install the package for the server's version.");
    }
    if (!server.preloaded) {
      throw StepFailures.stop(
          "ExtensionNotPreloaded",
          "The " + side + " server does not preload " + extension,
          "Add it to shared_preload_libraries and restart the server.");
    }
    if (!Query.of(connection, INSTALLED, extension).isTrue()) {
      Transaction.run(
          connection,
          () -> {
            Query.of(connection, "create extension if not exists " + extension).run();
            // It looks its tables up whenever anybody drops anything, with that one's rights.
            Query.of(connection, "grant usage on schema " + extension + " to public").run();
            Query.of(connection, MARK.formatted(extension, Identifiers.literal(COMMENT))).run();
          });
    }
    if (Query.of(connection, OURS, extension, COMMENT).isTrue()) {
      Query.of(connection, CLOSE).run();
    }
  }

  /** Whether the engine's extension is there and Beltline created it. */
  public static boolean isOurs(Connection connection, EngineKind engine) throws SQLException {
    return Query.of(connection, OURS, engine.toString(), COMMENT).isTrue();
  }

  private record Server(boolean available, boolean preloaded) {}
}
