package io.beltline.activities.roles;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.fence.DatabaseBarrier;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The role that replication logs in as. pglogical 2.4 creates replication origins and disables
 * triggers as this role, which takes a superuser; on RDS, where nobody is one, {@code
 * rds_superuser} and {@code rds_replication} stand for it, and membership in the owner gives the
 * tables.
 */
final class ReplicationRole {
  /** The comment on a role that Beltline created; one that it only adopted keeps its own. */
  static final String COMMENT = "Created by Beltline for replication; teardown removes it";

  private static final String READ = Statements.of(ReplicationRole.class, "replication-role.sql");

  private final Connection connection;
  private final Server server;
  private final Side side;
  private final String name;

  private ReplicationRole(Connection connection, Server server, Side side) {
    this.connection = connection;
    this.side = side;
    this.server = server;
    this.name = server.replication().name();
  }

  /**
   * Ensures the role with the configured password and the rights that replication needs, and that
   * this database, which must have the schema {@code beltline}, is known to use it. The root user
   * itself, configured as replication role, is left as it is; so is the password of one that
   * another database uses, whose links would not come back with another one. Fails with type {@code
   * ReplicationPasswordDiffers} where that is not the configured one.
   */
  static void ensure(Connection connection, Server server, Side side) throws SQLException {
    new ReplicationRole(connection, server, side).ensure();
  }

  private void ensure() throws SQLException {
    Found found = Query.of(connection, READ, name, name).one(Found::of);
    if (!found.isRoot) {
      Transaction.run(connection, () -> act(found));
    }
  }

  /**
   * Whether another database of this server uses the role with another password than the configured
   * one, as far as the root user may know.
   */
  static boolean hasOtherPassword(Connection connection, Server server) throws SQLException {
    String name = server.replication().name();
    if (!isUsedElsewhere(connection, name) || !PasswordHash.areReadable(connection)) {
      return false;
    }
    Optional<String> stored = PasswordHash.stored(connection, name);
    return stored.isEmpty() || !PasswordHash.matches(stored.get(), server.replication());
  }

  private static boolean isUsedElsewhere(Connection connection, String name) throws SQLException {
    return RoleUse.of(connection, name).filter(RoleUse::elsewhere).isPresent();
  }

  private void act(Found found) throws SQLException {
    QuietLog.untilCommit(connection);
    boolean shared = isUsedElsewhere(connection, name);
    if (shared && hasOtherPassword(connection, server)) {
      throw StepFailures.stop(
          "ReplicationPasswordDiffers",
          "Another database of the %s server uses role %s, and with another password than pglogical_user has in config.json"
              .formatted(side, name),
          "Give both pairs the same password in config.json, or this one a pglogical_user of another name.");
    }
    for (String statement : statements(found, shared)) {
      Query.of(connection, statement).run();
    }
    // Where it is no superuser: the database may be closed to everybody, or fenced already.
    new DatabaseBarrier(connection).letIn(List.of(name));
  }

  private List<String> statements(Found found, boolean shared) throws SQLException {
    String role = Identifiers.quote(name);
    List<String> statements = new ArrayList<>();
    if (!found.exists) {
      statements.add("create role " + role);
      statements.add("comment on role " + role + " is " + Identifiers.literal(COMMENT));
    }
    String rights = found.isRds ? " login" : " login replication superuser";
    String password =
        shared
            ? ""
            : " password " + Identifiers.literal(PasswordHash.of(connection, server.replication()));
    statements.add("alter role " + role + rights + password);
    // By this the server knows, whatever database it is asked from, that the role is in use here.
    statements.add("grant usage on schema beltline to " + role);
    if (found.isRds) {
      statements.add("grant rds_superuser, rds_replication to " + role);
      statements.add("grant " + Identifiers.quote(server.owner().name()) + " to " + role);
    }
    return statements;
  }

  private record Found(boolean isRoot, boolean exists, boolean isRds) {
    static Found of(ResultSet row) throws SQLException {
      return new Found(
          row.getBoolean("is_root"), row.getBoolean("role_exists"), row.getBoolean("is_rds"));
    }
  }
}
