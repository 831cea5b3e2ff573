package io.beltline.activities.replication.pglogical;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The replication set on a provider: every table that has a replica identity, and Beltline's
 * marker. Truncates travel too. Adding a table takes a {@code share row exclusive} lock on it for a
 * moment, one table at a time, never waiting longer than writers can bear.
 */
final class TableSet {
  private static final String MEMBERS =
      """
      select t.set_reloid::oid::bigint
        from pglogical.replication_set s
        join pglogical.local_node l on l.node_id = s.set_nodeid
        join pglogical.replication_set_table t on t.set_id = s.set_id
       where s.set_name = ?
      """;
  private static final String EXISTS =
      """
      select exists (select
                       from pglogical.replication_set s
                       join pglogical.local_node l on l.node_id = s.set_nodeid
                      where s.set_name = ?)
      """;

  private TableSet() {}

  /**
   * Ensures the set with all its tables.
   *
   * @param live whether a subscription that made an initial copy already takes the set: tables that
   *     join it now are copied by pglogical on their own
   */
  static void ensure(Ends ends, boolean live) throws SQLException {
    Connection provider = ends.provider();
    String set = ends.names().set();
    if (!exists(provider, set)) {
      Query.of(
              provider,
              "select pglogical.create_replication_set(?::name, true, true, true, true)",
              set)
          .run();
    }
    Set<Long> members = members(provider, set);
    add(ends, members, markerOid(provider), "beltline.marker", false);
    for (Table table : Tables.read(provider, ends.attempt().configuration().scope()).replicated()) {
      ends.attempt().throwIfEnded();
      if (live && !members.contains(table.oid())) {
        requireOnSubscriber(ends, table);
      }
      add(ends, members, table.oid(), table.name().toString(), live);
    }
  }

  static boolean exists(Connection connection, String set) throws SQLException {
    return Query.of(connection, EXISTS, set).isTrue();
  }

  /** The OIDs of the tables in the set. */
  static Set<Long> members(Connection provider, String set) throws SQLException {
    return new HashSet<>(Query.of(provider, MEMBERS, set).list(row -> row.getLong(1)));
  }

  /** The tables in scope that the link has to carry, all of them in the set. */
  static List<Table> carried(Ends ends) throws SQLException {
    return Tables.read(ends.provider(), ends.attempt().configuration().scope()).replicated();
  }

  static long markerOid(Connection connection) throws SQLException {
    return Query.of(connection, "select 'beltline.marker'::regclass::oid::bigint").number();
  }

  private static void add(Ends ends, Set<Long> members, long oid, String name, boolean copy)
      throws SQLException {
    if (members.contains(oid)) {
      return;
    }
    Locking.TRYING_AGAIN.run(
        ends.provider(),
        new LockTarget(List.of(oid), true),
        "add " + name + " to the set on the " + ends.providerSide(),
        () ->
            Query.of(
                    ends.provider(),
                    "select pglogical.replication_set_add_table(?::name, ?::bigint::oid::regclass, ?)",
                    ends.names().set(),
                    oid,
                    copy)
                .run());
  }

  private static void requireOnSubscriber(Ends ends, Table table) throws SQLException {
    boolean there =
        Query.of(ends.subscriber(), "select to_regclass(?) is not null", table.name().quoted())
            .isTrue();
    if (!there) {
      throw StepFailures.stop(
          "TableMissing",
          "Table "
              + table.name()
              + " was created on the "
              + ends.providerSide()
              + " after "
              + ends
              + " was set up, and the "
              + ends.subscriberSide()
              + " lacks it",
          "Create it there with the same columns and primary key.");
    }
  }
}
