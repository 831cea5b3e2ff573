package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** Two addresses of one database are told apart by what the server says of itself. */
final class SameDatabaseCheck implements PairCheck {
  private static final String IDENTITY =
      """
      select s.system_identifier || '/' || d.oid
        from pg_catalog.pg_control_system() s, pg_catalog.pg_database d
       where d.datname = pg_catalog.current_database()
      """;

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    String one = source.query(IDENTITY).one(row -> row.getString(1));
    String other = destination.query(IDENTITY).one(row -> row.getString(1));
    // A clone of a server has its identifier: only the very same server is at the same place.
    if (!one.equals(other) || !sameServer(source, destination)) {
      return List.of();
    }
    return List.of(
        FindingCode.SAME_DATABASE.blocker(
            "source and destination",
            "both addresses lead to the same database",
            "Correct src or dst in config.json."));
  }

  private static boolean sameServer(InspectedSide source, InspectedSide destination)
      throws SQLException {
    String started =
        "select pg_catalog.pg_postmaster_start_time()::text || pg_catalog.current_setting('data_directory')";
    return source
        .query(started)
        .one(row -> row.getString(1))
        .equals(destination.query(started).one(row -> row.getString(1)));
  }
}
