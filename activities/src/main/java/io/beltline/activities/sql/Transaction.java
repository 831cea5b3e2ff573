package io.beltline.activities.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** All of it or nothing. */
public final class Transaction {
  private Transaction() {}

  /** Runs the body in one transaction; the session is in auto-commit mode again afterwards. */
  public static void run(Connection connection, Body body) throws SQLException {
    connection.setAutoCommit(false);
    try {
      body.run();
      connection.commit();
    } finally {
      if (!connection.isClosed()) {
        // Nothing is open after the commit; after a failure everything is.
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  public interface Body {
    /** Does it. */
    void run() throws SQLException;
  }
}
