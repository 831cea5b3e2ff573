package io.beltline.activities.schema;

import java.util.List;

/**
 * Statements that belong together, run one after another, each in its own transaction.
 *
 * @param name for messages and progress
 * @param statements harmless when repeated after a failure
 */
record Job(String name, List<String> statements) {
  Job {
    statements = List.copyOf(statements);
  }
}
