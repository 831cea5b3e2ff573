package io.beltline.activities.inventory;

import io.beltline.activities.replication.builtin.NativeObjects;
import io.beltline.activities.replication.pglogical.MigrationObjects;
import io.beltline.activities.roles.RoleUse;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.SessionTag;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what of an inventory is Beltline's, for a baseline that is taken late. The rule: what
 * stands there now stood there before, except
 *
 * <ul>
 *   <li>subscriptions, publications, nodes with their interfaces, and sets that are named as this
 *       pair's migration names them, with their slots and origins;
 *   <li>the extension, its schema, event triggers, default sets and triggers on tables, if Beltline
 *       created it (a comment on it says so) or the database is this pair's node;
 *   <li>the replication role, if Beltline created it (a comment on it says so);
 *   <li>the schema {@code beltline}, its triggers, and sessions of Beltline.
 * </ul>
 *
 * <p>Whatever else there is of replication is somebody's, and is never touched.
 */
final class OwnObjects {
  private static final List<String> ALWAYS =
      List.of(
          "beltline trigger ", "slot beltline", "origin beltline", "session " + SessionTag.PREFIX);

  private static final String INTERFACE = "pglogical interface ";

  private final Set<String> names;

  private OwnObjects(Set<String> names) {
    this.names = names;
  }

  /**
   * Looks at one side.
   *
   * @param here session on that side
   * @param there session on the other one, whose extension knows names as well
   */
  static OwnObjects on(Attempt attempt, Side side, Connection here, Connection there)
      throws SQLException {
    Set<String> names = new HashSet<>(MigrationObjects.named(attempt.pair()));
    names.addAll(NativeObjects.named(here, attempt.pair()));
    names.add("schema beltline");
    names.addAll(MigrationObjects.ofExtension(here, attempt.pair(), side));
    for (Connection knowing : List.of(here, there)) {
      if (MigrationObjects.hasExtension(knowing)) {
        names.addAll(MigrationObjects.slotsAndOrigins(attempt, side, knowing));
      }
    }
    String role = attempt.server(side).replication().name();
    if (RoleUse.of(here, role).filter(RoleUse::ours).isPresent()) {
      names.add("role " + role);
    }
    return new OwnObjects(names);
  }

  /** An inventory without them. */
  Inventory removedFrom(Inventory standing) {
    return new Inventory(standing.objects().stream().filter(object -> !has(object)).toList());
  }

  private boolean has(String object) {
    return names.contains(object)
        || isInterfaceOfOurNode(object)
        || ALWAYS.stream().anyMatch(object::startsWith);
  }

  /** A node's interfaces are listed as node, full stop, interface; our nodes have no full stop. */
  private boolean isInterfaceOfOurNode(String object) {
    int stop = object.indexOf('.');
    return object.startsWith(INTERFACE)
        && stop > 0
        && names.contains("pglogical node " + object.substring(INTERFACE.length(), stop));
  }
}
