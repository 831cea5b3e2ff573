package io.beltline.testbed.playbook;

import java.sql.SQLException;

/** One of the documents' ways through a migration. */
@FunctionalInterface
interface Story {
  /** Types it; throws when something is not as the documents promise. */
  void tell(Scene scene) throws SQLException;
}
