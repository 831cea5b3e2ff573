package io.beltline.testbed.ledger;

import java.sql.SQLException;

/** What a failed commit says about the transaction. */
final class CommitFate {

  private CommitFate() {}

  /**
   * Whether the transaction may have been committed although the commit failed: the connection was
   * lost (class 08) or the server ended the session (class 57) before the answer arrived. Any other
   * error is the server's own statement that it rolled back.
   */
  static boolean isUnknownAfter(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57");
  }
}
