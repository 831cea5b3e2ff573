package io.beltline.activities.replication.pglogical;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.QuietSession;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The pglogical node of a database, of which there can be one. One that is not this migration's is
 * never touched. Connection strings are stored by pglogical in {@code pglogical.node_interface},
 * which is closed to all but superusers where Beltline created the extension.
 */
final class Nodes {
  private static final String LOCAL =
      """
      select n.node_name
        from pglogical.local_node l
        join pglogical.node n on n.node_id = l.node_id
      """;

  private Nodes() {}

  /** The name of the database's own node. */
  static Optional<String> local(Connection connection) throws SQLException {
    return Query.of(connection, LOCAL).first(row -> row.getString(1));
  }

  /** Ensures a side's node with the connection string that the configuration gives now. */
  static void ensure(Ends ends, Side side) throws SQLException {
    Connection connection = ends.on(side);
    String name = ends.names().node(side);
    Optional<String> local = local(connection);
    if (local.isPresent() && !local.get().equals(name)) {
      throw foreign(ends, side, local.get());
    }
    QuietSession.begin(connection);
    if (local.isEmpty()) {
      Query.of(connection, "select pglogical.create_node(?::name, ?)", name, ends.dsn(side, side))
          .run();
    }
    align(ends, side, side);
  }

  /**
   * Ensures that what the database of {@code at} knows of a side's node has the connection string
   * that the configuration gives now. A worker that is connected goes on; the next one uses the new
   * string.
   */
  static void align(Ends ends, Side at, Side side) throws SQLException {
    String dsn = ends.dsn(at, side);
    Query.of(
            ends.on(at),
            """
            update pglogical.node_interface i
               set if_dsn = ?
              from pglogical.node n
             where n.node_id = i.if_nodeid
               and n.node_name = ?
               and i.if_dsn <> ?
            """,
            dsn,
            ends.names().node(side),
            dsn)
        .run();
  }

  private static RuntimeException foreign(Ends ends, Side side, String name) {
    return StepFailures.stop(
        "ForeignNode",
        "The database on the "
            + side
            + " of "
            + ends.link().pair()
            + " already is the pglogical node "
            + name
            + ", which is not this migration's; pglogical allows one node for each database",
        "Finish or remove the other replication, or move this pair with another engine; nothing was changed.");
  }
}
