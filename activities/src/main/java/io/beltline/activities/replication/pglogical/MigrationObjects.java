package io.beltline.activities.replication.pglogical;

import io.beltline.activities.replication.link.MigrationNames;
import io.beltline.activities.roles.EngineExtension;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * What a pair's own migration makes for pglogical, in the words of an inventory, whether it stands
 * there or not.
 */
public final class MigrationObjects {
  private static final String OF_EXTENSION =
      Statements.of(MigrationObjects.class, "extension_objects.sql");

  private MigrationObjects() {}

  /** Whether a side is a node of the pair's migration. */
  public static boolean stand(Connection side, Pair pair) throws SQLException {
    MigrationNames names = MigrationNames.of(pair);
    return LinkRemoval.hasPglogical(side)
        && Nodes.local(side)
            .filter(Set.of(names.node(Side.SOURCE), names.node(Side.DESTINATION))::contains)
            .isPresent();
  }

  /** Nodes, the set and the subscriptions, on either side. */
  public static Set<String> named(Pair pair) {
    MigrationNames names = MigrationNames.of(pair);
    Set<String> objects = new HashSet<>();
    objects.add("pglogical set " + names.set());
    for (Side side : Side.values()) {
      objects.add("pglogical node " + names.node(side));
    }
    for (Direction direction : Direction.values()) {
      objects.add("pglogical subscription " + names.subscription(direction));
    }
    return objects;
  }

  /**
   * The slots and the origins that its links have on a side.
   *
   * @param knowing a session on a database that has the extension, which alone knows their names
   */
  public static Set<String> slotsAndOrigins(Attempt attempt, Side side, Connection knowing)
      throws SQLException {
    MigrationNames names = MigrationNames.of(attempt.pair());
    Set<String> objects = new HashSet<>();
    for (Direction direction : Direction.values()) {
      String name =
          SlotNames.of(
              knowing,
              attempt.server(direction.subscriber()).database(),
              names.node(direction.provider()),
              names.subscription(direction));
      objects.add((direction.provider() == side ? "slot " : "origin ") + name);
    }
    return objects;
  }

  /** Whether a database has the extension. */
  public static boolean hasExtension(Connection connection) throws SQLException {
    return LinkRemoval.hasPglogical(connection);
  }

  /**
   * The extension with all that it brings, if it is ours: Beltline created it, or the database is
   * the node of this pair's migration.
   */
  public static Set<String> ofExtension(Connection connection, Pair pair, Side side)
      throws SQLException {
    return EngineExtension.isOurs(connection, EngineKind.PGLOGICAL)
            || isNodeOf(pair, side, connection)
        ? new HashSet<>(Query.of(connection, OF_EXTENSION).strings())
        : Set.of();
  }

  private static boolean isNodeOf(Pair pair, Side side, Connection connection) throws SQLException {
    return hasExtension(connection)
        && Nodes.local(connection).filter(MigrationNames.of(pair).node(side)::equals).isPresent();
  }
}
