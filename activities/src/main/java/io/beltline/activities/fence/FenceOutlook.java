package io.beltline.activities.fence;

import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What a fence of the database would meet on a side.
 *
 * @param neighbours the server's other databases that applications may use; with one on either side
 *     the fences of both are of the database
 * @param superusers roles that lose their login all the same, because no right keeps them out
 * @param inheritors roles that such a fence could not keep out, because they are members of one
 *     that it leaves alone
 * @param elsewhere roles that are connected to other databases at this moment, and to which
 * @param owner of the database
 * @param mayChange whether the root user may change the database's rights
 */
public record FenceOutlook(
    List<String> neighbours,
    List<String> superusers,
    List<String> inheritors,
    List<String> elsewhere,
    String owner,
    boolean mayChange) {
  private static final String READ = Statements.of(FenceOutlook.class, "outlook.sql");

  /** Looks at a side by a session of its root user. */
  public static FenceOutlook of(Attempt attempt, Side side, Connection connection)
      throws SQLException {
    List<String> neighbours = Before.look(connection).neighbours();
    return Spared.on(attempt, side).about(connection, READ).one(row -> of(neighbours, row));
  }

  private static FenceOutlook of(List<String> neighbours, ResultSet row) throws SQLException {
    return new FenceOutlook(
        neighbours,
        List.of((String[]) row.getArray("superusers").getArray()),
        List.of((String[]) row.getArray("inheritors").getArray()),
        List.of((String[]) row.getArray("elsewhere").getArray()),
        row.getString("owner"),
        row.getBoolean("may_change"));
  }
}
