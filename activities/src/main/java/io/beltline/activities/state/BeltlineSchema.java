package io.beltline.activities.state;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The schema {@code beltline}: created with the first step that changes something, removed by
 * teardown.
 */
public final class BeltlineSchema {
  private static final String CREATE = Statements.of(BeltlineSchema.class, "create.sql");
  private static final String REMOVE = Statements.of(BeltlineSchema.class, "remove.sql");
  private static final String REMOVE_UNLESS_NEEDED =
      Statements.of(BeltlineSchema.class, "remove-unless-needed.sql");

  private BeltlineSchema() {}

  /**
   * Ensures the schema and its tables on this database. Nobody but their owner may use the tables.
   */
  public static void ensure(Connection connection) throws SQLException {
    Query.of(connection, CREATE).run();
  }

  /**
   * Ensures that neither the schema nor anything in it is left on this database, nor what a fence
   * noted of its roles. Who is kept out stays out.
   */
  public static void remove(Connection connection) throws SQLException {
    Query.of(connection, REMOVE).run();
  }

  /**
   * Removes the schema if nothing in it is of use any more: it has no row, no trigger calls it, and
   * no node of Beltline's stands on this database. When in doubt it stays.
   */
  public static void removeUnlessNeeded(Connection connection) throws SQLException {
    Query.of(connection, REMOVE_UNLESS_NEEDED).run();
  }

  /** Whether this database has the schema. */
  public static boolean exists(Connection connection) throws SQLException {
    return Query.of(connection, "select to_regnamespace('beltline') is not null").isTrue();
  }
}
