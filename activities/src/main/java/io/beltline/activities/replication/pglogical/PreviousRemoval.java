package io.beltline.activities.replication.pglogical;

import io.beltline.activities.changes.ChangeSlot;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.lock.FirmLocking;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes whatever pglogical was used for in one database, whoever set it up, and what Beltline
 * added. A slot that somebody uses ends it before anything is touched: its subscriber is alive, and
 * pglogical cannot drop the node without the slot.
 *
 * <p>Origins belong to the server, and their names only tell the database. So those alone go that a
 * subscription of this database had, or would have under the names that Beltline and the tool
 * before it give.
 */
final class PreviousRemoval {
  private static final String SLOTS = Statements.of(PreviousRemoval.class, "previous_slots.sql");
  private static final String SUBSCRIPTIONS =
      "select sub_name::text from pglogical.subscription order by sub_name";
  private static final String ORIGINS =
      "select sub_slot_name::text from pglogical.subscription order by sub_name";
  private static final String NODES =
      "select node_name::text from pglogical.node order by node_name";

  /** Those that come with every node go with it. */
  private static final String SETS =
      """
      select s.set_name::text
        from pglogical.replication_set s
        join pglogical.local_node l on l.node_id = s.set_nodeid
       where s.set_name not in ('default', 'default_insert_only', 'ddl_sql')
       order by s.set_name
      """;

  private static final Duration LETTING_GO = Duration.ofSeconds(5);
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final Attempt attempt;
  private final Side side;
  private final Connection connection;
  private final Locking locking;
  private final List<String> removed = new ArrayList<>();

  private PreviousRemoval(Attempt attempt, Side side) throws SQLException {
    this.attempt = attempt;
    this.side = side;
    this.connection = attempt.connect(side);
    this.locking = FirmLocking.sparing(attempt);
  }

  static List<String> remove(Attempt attempt, Side side, boolean extension) throws SQLException {
    PreviousRemoval removal = new PreviousRemoval(attempt, side);
    removal.remove(extension);
    return removal.removed;
  }

  private void remove(boolean extension) throws SQLException {
    Locking.limit(connection);
    requireUnusedSlots();
    boolean installed = LinkRemoval.hasPglogical(connection);
    // A provider's node goes with the last subscription that uses it.
    List<String> nodes = installed ? Query.of(connection, NODES).strings() : List.of();
    if (installed) {
      Set<String> origins = origins();
      removeSubscriptions();
      removeOrigins(origins);
    }
    removeSlots();
    NodeRemoval node = new NodeRemoval(attempt, side, connection, locking);
    if (installed) {
      removeSetsAndNodes(node, nodes);
    }
    note(new StateRemoval(attempt, side, connection, locking).remove(), "schema beltline");
    if (extension) {
      note(node.removeExtension(), "extension pglogical");
    }
    removeRole();
  }

  private void note(boolean gone, String what) {
    if (gone) {
      removed.add(what);
    }
  }

  private void requireUnusedSlots() throws SQLException {
    if (!Poll.until(attempt, LETTING_GO, INTERVAL, () -> inUse().isEmpty())) {
      throw StepFailures.stop(
          "SlotActive",
          "Somebody still replicates from the database on the "
              + side
              + " of "
              + attempt.pair()
              + ": "
              + String.join(", ", inUse())
              + "; nothing was changed",
          "End that replication first: drop its subscription over there, or end a migration of this"
              + " pair with belt teardown. Then type it again.");
    }
  }

  private void removeSubscriptions() throws SQLException {
    for (String name : Query.of(connection, SUBSCRIPTIONS).strings()) {
      locking.run(
          connection,
          new LockTarget(NodeRemoval.ownTables(connection), false),
          "drop subscription %s on the %s".formatted(name, side),
          () -> Subscriptions.dropAlone(attempt, connection, name));
      removed.add("subscription " + name);
    }
  }

  private Set<String> origins() throws SQLException {
    Set<String> names = new LinkedHashSet<>(Query.of(connection, ORIGINS).strings());
    String database = attempt.server(side).database();
    MigrationNames ours = MigrationNames.of(attempt.pair());
    for (Direction direction : Direction.values()) {
      String node = ours.node(direction.provider());
      names.add(Slots.name(connection, database, node, ours.subscription(direction)));
    }
    names.add(Slots.name(connection, database, "pg1", "pg1_pg2"));
    names.add(Slots.name(connection, database, "pg2", "pg2_pg1"));
    return names;
  }

  private void removeOrigins(Set<String> names) throws SQLException {
    for (String name : names) {
      if (Origins.exists(connection, name)) {
        Origins.drop(connection, name);
        removed.add("origin " + name);
      }
    }
  }

  private void removeSlots() throws SQLException {
    for (Slot slot : slots()) {
      if (slot.own) {
        ChangeSlot.drop(attempt, connection, slot.name);
      } else {
        Slots.dropUnused(connection, slot.name);
      }
      note(Slots.active(connection, slot.name).isEmpty(), "slot " + slot.name);
    }
  }

  private void removeSetsAndNodes(NodeRemoval node, List<String> nodes) throws SQLException {
    List<String> sets = Query.of(connection, SETS).strings();
    int tables = node.remove(sets, nodes);
    sets.forEach(name -> removed.add("set " + name));
    nodes.forEach(name -> removed.add("node " + name));
    note(tables > 0, "truncate triggers on " + tables + " tables");
  }

  private void removeRole() throws SQLException {
    String role = attempt.server(side).replication().name();
    locking.run(
        connection,
        LockTarget.UNKNOWN,
        "drop role %s on the %s".formatted(role, side),
        () -> note(RoleRemoval.remove(attempt, connection, side, role), "role " + role));
  }

  private List<String> inUse() throws SQLException {
    return slots().stream().filter(slot -> slot.active && !slot.own).map(Slot::described).toList();
  }

  private List<Slot> slots() throws SQLException {
    return Query.of(connection, SLOTS)
        .list(
            row ->
                new Slot(
                    row.getString("slot"),
                    row.getBoolean("active"),
                    row.getBoolean("own"),
                    row.getString("described")));
  }

  /** One of our own is read by nobody but a worker, which lets go of it within a minute. */
  private record Slot(String name, boolean active, boolean own, String described) {}
}
