package io.beltline.activities.inventory;

import io.beltline.activities.roles.RoleUse;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.SessionTag;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The replication objects of one side, each in words with kind and name.
 *
 * <p>Origins are the server's, not the database's: those count that pglogical or the server itself
 * named for this database, so that a migration of a neighbour is not mistaken for ours. A
 * replication role that Beltline made and that another database's migration uses is nobody's in
 * particular, and does not count: the last migration that uses it removes it.
 */
final class ReplicationObjects {
  private static final String EVERY_SERVER = Statements.of(ReplicationObjects.class, "objects.sql");
  private static final String NATIVE = Statements.of(ReplicationObjects.class, "native.sql");
  private static final String PGLOGICAL = Statements.of(ReplicationObjects.class, "pglogical.sql");
  private static final String OF_LOOKING_COMMANDS =
      Arrays.stream(Command.values())
          .filter(command -> !command.changes())
          .map(Command::toString)
          .collect(Collectors.joining("|", "^" + SessionTag.PREFIX + "[^:]*:(", ")[./]"));
  private static final int FIRST_WITH_PUBLICATIONS = 100_000;

  private final Connection connection;
  private final String replicationRole;
  private final String ownSessions;

  private ReplicationObjects(Connection connection, String replicationRole, String ownSessions) {
    this.connection = connection;
    this.replicationRole = replicationRole;
    this.ownSessions = ownSessions;
  }

  /** Opens a session as the side's root user to look with. */
  static ReplicationObjects on(Attempt attempt, Side side) throws SQLException {
    return new ReplicationObjects(
        attempt.connect(side),
        attempt.server(side).replication().name(),
        attempt.applicationName());
  }

  /** What stands there now. */
  Inventory list() throws SQLException {
    List<String> objects = new ArrayList<>();
    objects.addAll(
        Query.of(
                connection,
                EVERY_SERVER,
                SessionTag.PREFIX,
                SessionTag.PREFIX,
                ownSessions,
                OF_LOOKING_COMMANDS)
            .strings());
    if (RoleUse.of(connection, replicationRole).filter(use -> !use.shared()).isPresent()) {
      objects.add("role " + replicationRole);
    }
    if (serverVersion() >= FIRST_WITH_PUBLICATIONS) {
      objects.addAll(Query.of(connection, NATIVE).strings());
    }
    if (hasPglogical()) {
      objects.addAll(Query.of(connection, PGLOGICAL).strings());
    }
    return new Inventory(objects);
  }

  private long serverVersion() throws SQLException {
    return Query.of(connection, "select current_setting('server_version_num')::int").number();
  }

  private boolean hasPglogical() throws SQLException {
    return Query.of(connection, "select to_regclass('pglogical.subscription') is not null")
        .isTrue();
  }
}
