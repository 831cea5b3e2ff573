package io.beltline.activities.roles;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import java.sql.Connection;
import java.sql.SQLException;

/** The extension that an engine needs in the database, where it needs one. */
final class EngineExtension {
  private static final String NOT_PRELOADED = "55000";

  private EngineExtension() {}

  /** Ensures the engine's extension. */
  static void ensure(Connection connection, EngineKind engine, Side side) throws SQLException {
    switch (engine) {
      case PGLOGICAL -> create(connection, "pglogical", side);
    }
  }

  private static void create(Connection connection, String extension, Side side)
      throws SQLException {
    String available =
        "select exists (select from pg_catalog.pg_available_extensions where name = ?)";
    if (!Query.of(connection, available, extension).isTrue()) {
      throw StepFailures.stop(
          "ExtensionMissing",
          "The " + side + " server has no extension " + extension,
          "Install the package for the server's version; then resume.");
    }
    try {
      Query.of(connection, "create extension if not exists " + extension).run();
    } catch (SQLException e) {
      if (NOT_PRELOADED.equals(e.getSQLState())) {
        throw StepFailures.stop(
            "ExtensionNotPreloaded",
            "The " + side + " server does not preload " + extension,
            "Add it to shared_preload_libraries and restart the server; then resume.");
      }
      throw e;
    }
  }
}
