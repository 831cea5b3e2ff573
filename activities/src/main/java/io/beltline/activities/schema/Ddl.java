package io.beltline.activities.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Runs statements exactly as a server wrote them; a question mark in them is an operator. */
final class Ddl {
  private Ddl() {}

  /** Runs them in one round trip, all or none when the session is in auto-commit mode. */
  static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(String.join(";\n", statements));
    }
  }

  /** Runs one. */
  static void run(Connection connection, String statement) throws SQLException {
    run(connection, List.of(statement));
  }
}
