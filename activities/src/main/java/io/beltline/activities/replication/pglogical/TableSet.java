package io.beltline.activities.replication.pglogical;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.SubscriberTables;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The replication set on a provider: every table that has a replica identity, and Beltline's
 * marker. Truncates travel too, by a trigger of Beltline's: as pglogical sends them, table by
 * table, the subscriber refuses one to which a foreign key refers, and the link never gets past it.
 * Adding a table takes a {@code share row exclusive} lock on it for a moment, one table at a time,
 * never waiting longer than writers can bear.
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
  private static final String SENDING =
      """
      select tgrelid::bigint
        from pg_catalog.pg_trigger
       where tgfoid = 'beltline.send_truncate()'::regprocedure
      """;

  private static final String ADD =
      "select pglogical.replication_set_add_table(?::name, ?::bigint::oid::regclass, ?)";

  /** What pglogical says of a table that it cannot replicate as it is. */
  private static final Set<String> REFUSALS = Set.of("22023", "55000", "0A000", "42809");

  private static final String EXISTS =
      """
      select exists (select
                       from pglogical.replication_set s
                       join pglogical.local_node l on l.node_id = s.set_nodeid
                      where s.set_name = ?)
      """;

  private TableSet() {}

  /**
   * Ensures the set with all its tables; what pglogical refuses is told at once, behind all others.
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
              "select pglogical.create_replication_set(?::name, true, true, true, false)",
              set)
          .run();
    }
    Set<Long> members = members(provider, set);
    long marker = markerOid(provider);
    if (!members.contains(marker)) {
      add(ends, marker, "beltline.marker", false);
    }
    List<String> refused = new ArrayList<>();
    Set<Long> sending = oids(provider, SENDING);
    for (Table table : ends.carried()) {
      ends.attempt().throwIfEnded();
      if (!members.contains(table.oid())) {
        if (live) {
          SubscriberTables.require(ends, table);
        }
        add(ends, table.oid(), table.name().toString(), live)
            .ifPresent(reason -> refused.add(table.name() + " (" + reason + ")"));
      }
      if (!sending.contains(table.oid())) {
        sendTruncates(ends, table);
      }
    }
    requireNone(ends, refused);
  }

  static boolean exists(Connection connection, String set) throws SQLException {
    return Query.of(connection, EXISTS, set).isTrue();
  }

  /** The OIDs of the tables in the set. */
  static Set<Long> members(Connection provider, String set) throws SQLException {
    return oids(provider, MEMBERS, set);
  }

  private static Set<Long> oids(Connection provider, String sql, Object... parameters)
      throws SQLException {
    return new HashSet<>(Query.of(provider, sql, parameters).list(row -> row.getLong(1)));
  }

  static long markerOid(Connection connection) throws SQLException {
    return Query.of(connection, "select 'beltline.marker'::regclass::oid::bigint").number();
  }

  /** Adds a table; returns why pglogical will not have it, if it will not. */
  private static Optional<String> add(Ends ends, long oid, String name, boolean copy)
      throws SQLException {
    List<String> refusal = new ArrayList<>();
    Locking.TRYING_AGAIN.run(
        ends.provider(),
        new LockTarget(List.of(oid), true),
        "add " + name + " to the set on the " + ends.providerSide(),
        () -> {
          try {
            Query.of(ends.provider(), ADD, ends.names().set(), oid, copy).run();
          } catch (SQLException e) {
            if (!REFUSALS.contains(e.getSQLState())) {
              throw e;
            }
            refusal.add(StepFailures.cause(e));
          }
        });
    return refusal.stream().findFirst();
  }

  private static void sendTruncates(Ends ends, Table table) throws SQLException {
    Locking.TRYING_AGAIN.run(
        ends.provider(),
        new LockTarget(List.of(table.oid()), true),
        "watch truncates of " + table.name() + " on the " + ends.providerSide(),
        () ->
            Query.of(
                    ends.provider(),
                    "create trigger beltline_send_truncate before truncate on "
                        + table.name().quoted()
                        + " for each statement execute function beltline.send_truncate()")
                .run());
  }

  private static void requireNone(Ends ends, List<String> refused) {
    if (!refused.isEmpty()) {
      throw StepFailures.stop(
          "TablesRefused",
          "pglogical on the %s will not replicate %s; all other tables are in %s"
              .formatted(ends.providerSide(), String.join(", ", refused), ends),
          "Change them as the reasons say, or take them out of the scope with 'tables'.");
    }
  }
}
