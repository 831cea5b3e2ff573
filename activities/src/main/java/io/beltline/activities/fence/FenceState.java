package io.beltline.activities.fence;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Lsn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is true of a side's fence at one moment.
 *
 * @param fenced whether it was begun and not taken down, or a login waits to be restored
 * @param fenceLsn where it was completed; empty if it was not
 * @param logins roles of the manifest that could log in before the fence
 * @param keptByRight those of them that the database's rights keep out, while they have their login
 * @param openRoles roles that can log in to this database though they should not
 * @param sessionUsers whose sessions are there though they should not
 * @param prepared prepared transactions, which could still be committed
 */
record FenceState(
    boolean fenced,
    Optional<Lsn> fenceLsn,
    List<String> logins,
    List<String> keptByRight,
    List<String> openRoles,
    List<String> sessionUsers,
    List<String> prepared) {
  private static final String READ = Statements.of(FenceState.class, "state.sql");
  private static final FenceState NEVER_FENCED =
      new FenceState(
          false, Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Looks at a side that may never have been prepared for a migration. */
  static FenceState read(Connection connection, Spared spared) throws SQLException {
    boolean known =
        Query.of(connection, "select pg_catalog.to_regclass('beltline.fence') is not null")
            .isTrue();
    return known ? ofPrepared(connection, spared) : NEVER_FENCED;
  }

  /** Looks at a side that has all that a fence needs. */
  static FenceState ofPrepared(Connection connection, Spared spared) throws SQLException {
    return spared.about(connection, READ).one(FenceState::of);
  }

  private static FenceState of(ResultSet row) throws SQLException {
    return new FenceState(
        row.getBoolean("fenced"),
        Optional.ofNullable(row.getString("fence_lsn")).map(Lsn::parse),
        texts(row, "logins"),
        texts(row, "kept_by_right"),
        texts(row, "open_roles"),
        texts(row, "session_users"),
        texts(row, "prepared"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** Why writes could still happen; empty if they cannot. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    if (fenceLsn.isEmpty()) {
      gaps.add("its fence was not completed");
    }
    tell(gaps, "can log in: ", openRoles);
    tell(gaps, "still have sessions: ", sessionUsers);
    tell(gaps, "prepared transactions: ", prepared);
    return gaps;
  }

  private static void tell(List<String> gaps, String what, List<String> names) {
    if (!names.isEmpty()) {
      gaps.add(what + String.join(", ", names));
    }
  }
}
