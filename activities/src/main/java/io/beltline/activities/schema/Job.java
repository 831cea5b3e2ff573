package io.beltline.activities.schema;

import java.sql.SQLException;
import java.util.List;

/**
 * Statements that belong together, run one after another, each in its own transaction.
 *
 * @param name for messages and progress
 * @param statements harmless when repeated after a failure
 * @param onError what to do about an error that is not a matter of waiting
 */
record Job(String name, List<String> statements, OnError onError) {
  Job {
    statements = List.copyOf(statements);
  }

  /** Any error fails it. */
  Job(String name, List<String> statements) {
    this(
        name,
        statements,
        error -> {
          throw error;
        });
  }

  /** Tells what an error of a statement means. */
  @FunctionalInterface
  interface OnError {
    /** Throws what is to be told of it. */
    void accept(SQLException error) throws SQLException;
  }
}
