package io.beltline.activities.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Makes things to ask about them, and nothing of it stays. */
public final class Undone {
  private Undone() {}

  /** Asks within the transaction that runs, or within one of its own, and rolls that back. */
  public static <T> T ask(Connection connection, Question<T> question) throws SQLException {
    boolean alone = connection.getAutoCommit();
    if (alone) {
      connection.setAutoCommit(false);
    }
    Savepoint before = connection.setSavepoint();
    try {
      return question.ask();
    } finally {
      if (!connection.isClosed()) {
        connection.rollback(before);
        if (alone) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
      }
    }
  }

  /** What is made and asked. */
  @FunctionalInterface
  public interface Question<T> {
    /** The answer. */
    T ask() throws SQLException;
  }
}
