package io.beltline.activities.replication.builtin;

import io.beltline.activities.replication.link.MigrationNames;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a pair's own migration makes natively, and what stands of it. */
public final class NativeObjects {
  private static final String LINKS =
      """
      select s.subname::text as name, 'pg_' || s.oid as origin
        from pg_catalog.pg_subscription s
        join pg_catalog.pg_database d on d.oid = s.subdbid and d.datname = pg_catalog.current_database()
       where s.subname::text = any (?::text[])
       order by 1
      """;

  private NativeObjects() {}

  /** Publication and subscriptions, and the origins of those that stand, as an inventory says. */
  public static Set<String> named(Connection connection, Pair pair) throws SQLException {
    MigrationNames names = MigrationNames.of(pair);
    Set<String> objects = new HashSet<>();
    objects.add("publication " + names.set());
    for (String name : namesOf(pair)) {
      objects.add("subscription " + name);
    }
    Query.of(connection, LINKS, namesOf(pair))
        .list(row -> objects.add("origin " + row.getString("origin")));
    return objects;
  }

  /** Whether anything of it stands on a side. */
  public static boolean stand(Connection side, Pair pair) throws SQLException {
    return Publication.exists(side, MigrationNames.of(pair).set())
        || !subscriptions(side, pair).isEmpty();
  }

  /** The names of the pair's subscriptions on a side, enabled or not. */
  public static List<String> subscriptions(Connection subscriber, Pair pair) throws SQLException {
    return Query.of(subscriber, LINKS, namesOf(pair)).list(row -> row.getString("name"));
  }

  private static List<String> namesOf(Pair pair) {
    MigrationNames names = MigrationNames.of(pair);
    return List.of(names.subscription(Direction.FORWARD), names.subscription(Direction.BACK));
  }
}
