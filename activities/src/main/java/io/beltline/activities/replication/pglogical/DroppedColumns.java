package io.beltline.activities.replication.pglogical;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.drift.DdlLog;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Columns that the provider has no more, and that rows on their way still hold: what is decoded
 * from the log has the columns of its own time. Where the subscriber lacks one, pglogical ends with
 * an error again and again ({@code unknown column name}), although the sides have the same columns
 * by now.
 *
 * @see <a href="https://www.postgresql.org/docs/current/logicaldecoding-explanation.html">logical
 *     decoding</a>
 */
final class DroppedColumns {
  private static final String DROPPED = Statements.of(DroppedColumns.class, "dropped_columns.sql");
  private static final String THERE =
      """
      select pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname)
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p')
      """;

  private DroppedColumns() {}

  /**
   * Those that the subscriber lacks, each with who dropped it where that was written down; where it
   * was not, the tables that lost a column.
   */
  static List<String> onTheirWay(Ends ends, List<Table> carried) throws SQLException {
    Optional<Subscription> link = Subscriptions.find(ends);
    if (link.isEmpty()) {
      return List.of();
    }
    List<String> oids = carried.stream().map(table -> String.valueOf(table.oid())).toList();
    List<String> tables = Query.of(ends.provider(), DROPPED, link.get().slot(), oids).strings();
    if (tables.isEmpty()) {
      return List.of();
    }
    Map<String, String> log = DdlLog.latest(ends.provider());
    Set<String> there = new HashSet<>(columns(ends.subscriber()));
    there.addAll(columns(ends.provider()));
    List<String> found = new ArrayList<>();
    for (String table : tables) {
      List<String> noted =
          log.keySet().stream().filter(name -> name.startsWith(table + ".")).toList();
      if (noted.isEmpty()) {
        found.add("a column of " + table);
      }
      noted.stream()
          .filter(name -> !there.contains(name))
          .forEach(name -> found.add(name + " (" + log.get(name) + ")"));
    }
    return found;
  }

  private static List<String> columns(Connection side) throws SQLException {
    return Query.of(side, THERE).strings();
  }
}
