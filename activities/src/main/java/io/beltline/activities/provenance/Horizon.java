package io.beltline.activities.provenance;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction number of the provider below which every transaction had ended when a snapshot was
 * taken, or at least every one whose rows it saw. It parts a table's rows, as they lie there, in
 * two for ever: whoever looks later finds no new row below it, only fewer. An updated row is a new
 * one.
 *
 * @param xid the number with its epoch
 * @see <a href="https://www.postgresql.org/docs/current/functions-info.html">Snapshots</a>
 */
public record Horizon(long xid) {
  /**
   * Makes what this horizon says outlive a crash of the provider: its own transaction is newer, so
   * with it everything older is on disk, and no number below is given out twice. Needs a session
   * out of a transaction, without auto-commit.
   */
  public static void settle(Connection provider) throws SQLException {
    Query.of(provider, "set local synchronous_commit = local").run();
    Query.of(provider, "select pg_catalog.pg_logical_emit_message(true, 'beltline', 'settled')")
        .run();
    provider.commit();
  }

  /** The condition that a row was there, as it is, when the horizon was taken. */
  public String before() {
    return "pg_catalog.age(xmin) > " + age();
  }

  /** The condition that it came later, or was on its way then. */
  public String since() {
    return "pg_catalog.age(xmin) <= " + age();
  }

  /** Numbers go round in a circle, so it is ages that are compared, both of one moment. */
  private String age() {
    return "(select pg_catalog.age('%d'::pg_catalog.xid))".formatted(xid & 0xFFFF_FFFFL);
  }
}
