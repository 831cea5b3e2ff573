package io.beltline.testbed.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a database kept of what an application was promised.
 *
 * @param acknowledged commits that a server acknowledged
 * @param inDoubt commits whose answer never came; each may be there or not
 * @param lost acknowledged, and not in the ledger
 * @param duplicated rows beyond the first of an entry
 * @param unexplained rows that were neither acknowledged nor in doubt, or whose text is another one
 */
public record Audit(long acknowledged, long inDoubt, long lost, long duplicated, long unexplained) {

  private static final String LEDGER =
      "select session, number, payload from ledger where session = any (?)";
  private static final int ROWS_AT_A_TIME = 5_000;

  /** Whether every promise was kept, exactly once. */
  public boolean isClean() {
    return lost == 0 && duplicated == 0 && unexplained == 0;
  }

  /** Audits an application that is gone, by the journal that it wrote. */
  public static Audit ofJournal(Path journal, Connection winner) throws SQLException {
    return of(Journal.read(journal), winner);
  }

  static Audit of(Promises promises, Connection winner) throws SQLException {
    Map<Entry, Integer> found = new HashMap<>();
    long unexplained = 0;
    winner.setAutoCommit(false);
    try (PreparedStatement statement = winner.prepareStatement(LEDGER)) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      statement.setArray(1, winner.createArrayOf("int", promises.sessions().toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Entry entry = new Entry(rows.getInt(1), rows.getInt(2));
          found.merge(entry, 1, Integer::sum);
          if (!promises.isPossible(entry) || !entry.payload().equals(rows.getString(3))) {
            unexplained++;
          }
        }
      }
    } finally {
      winner.rollback();
      winner.setAutoCommit(true);
    }
    long kept = found.keySet().stream().filter(promises::isAcknowledged).count();
    long rows = found.values().stream().mapToLong(Integer::longValue).sum();
    return new Audit(
        promises.acknowledged(),
        promises.inDoubt(),
        promises.acknowledged() - kept,
        rows - found.size(),
        unexplained);
  }
}
