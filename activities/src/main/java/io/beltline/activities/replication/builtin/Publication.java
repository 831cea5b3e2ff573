package io.beltline.activities.replication.builtin;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.SubscriberTables;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The publication on a provider: every table that the link carries, and Beltline's marker.
 * Partitions are published each on its own, under their own names, so that they may be cut
 * otherwise than their parent's definition says and none is sent twice. Adding a table takes a
 * {@code share update exclusive} lock on it for a moment, which stands in no writer's way.
 */
final class Publication {
  private static final QualifiedName MARKER = new QualifiedName("beltline", "marker");
  private static final String MEMBERS =
      """
      select r.prrelid::bigint
        from pg_catalog.pg_publication p
        join pg_catalog.pg_publication_rel r on r.prpubid = p.oid
       where p.pubname = ?
      """;

  private Publication() {}

  /**
   * Ensures it with all its tables.
   *
   * @param live whether a subscription takes it already
   */
  static void ensure(Ends ends, boolean live) throws SQLException {
    Connection provider = ends.provider();
    String name = ends.names().set();
    if (!exists(provider, name)) {
      Query.of(
              provider,
              "create publication %s with (publish = 'insert, update, delete, truncate')"
                  .formatted(Identifiers.quote(name)))
          .run();
    }
    Set<Long> members = members(provider, name);
    long marker = Query.of(provider, "select 'beltline.marker'::regclass::oid::bigint").number();
    if (!members.contains(marker)) {
      add(ends, marker, MARKER);
    }
    for (Table table : ends.carried()) {
      ends.attempt().throwIfEnded();
      if (!members.contains(table.oid())) {
        if (live) {
          SubscriberTables.require(ends, table);
        }
        add(ends, table.oid(), table.name());
      }
    }
  }

  static boolean exists(Connection connection, String name) throws SQLException {
    return Query.of(
            connection,
            "select exists (select from pg_catalog.pg_publication where pubname = ?)",
            name)
        .isTrue();
  }

  /** The OIDs of its tables. */
  static Set<Long> members(Connection provider, String name) throws SQLException {
    return new HashSet<>(Query.of(provider, MEMBERS, name).list(row -> row.getLong(1)));
  }

  /** What a subscription has to know: the tables that are carried, and the marker's. */
  static List<QualifiedName> tables(Ends ends) throws SQLException {
    List<QualifiedName> names = new ArrayList<>(ends.carried().stream().map(Table::name).toList());
    names.add(MARKER);
    return names;
  }

  static void remove(Connection connection, String name) throws SQLException {
    Query.of(connection, "drop publication if exists " + Identifiers.quote(name)).run();
  }

  private static void add(Ends ends, long oid, QualifiedName table) throws SQLException {
    Locking.TRYING_AGAIN.run(
        ends.provider(),
        new LockTarget(List.of(oid), false),
        "publish " + table + " on the " + ends.providerSide(),
        () ->
            Query.of(
                    ends.provider(),
                    "alter publication %s add table only %s"
                        .formatted(Identifiers.quote(ends.names().set()), table.quoted()))
                .run());
  }
}
