package io.beltline.activities.roles;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What keeps a replication role on a server. Every database whose migration uses it grants it
 * {@code usage} on its schema {@code beltline}, so that the server knows.
 *
 * @param owns whether it owns anything, in whatever database
 * @param granted whether another database than the session's grants it something
 * @param busy whether another database has a session of it
 * @param ours whether Beltline created it
 */
public record RoleUse(boolean owns, boolean granted, boolean busy, boolean ours) {
  private static final String LOOK = Statements.of(RoleUse.class, "role-uses.sql");

  /** How a role is used; empty when there is none of that name. */
  public static Optional<RoleUse> of(Connection connection, String role) throws SQLException {
    return Query.of(connection, LOOK, ReplicationRole.COMMENT, role)
        .first(
            row ->
                new RoleUse(
                    row.getBoolean("owns"),
                    row.getBoolean("granted_elsewhere"),
                    row.getBoolean("busy_elsewhere"),
                    row.getBoolean("ours")));
  }

  /** Whether another database uses it. */
  public boolean elsewhere() {
    return granted || busy;
  }

  /**
   * Whether all that keeps it are sessions in another database, which grants it nothing any more:
   * those of a migration that ends at this moment.
   */
  public boolean lingers() {
    return busy && !granted;
  }

  /** Whether it is no matter of this database alone: the last migration that uses it removes it. */
  public boolean shared() {
    return ours && elsewhere();
  }
}
