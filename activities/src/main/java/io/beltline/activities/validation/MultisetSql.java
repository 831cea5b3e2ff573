package io.beltline.activities.validation;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.catalog.Column;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server about a table of which nothing but the hash of a row tells it apart: how often
 * each row is there, and where one of them stands.
 */
final class MultisetSql {
  /** A part of the hash by which rows are put into so many heaps, each of which has a digest. */
  private static final int HEAPS = 1 << 16;

  private final Table table;
  private final RowHash hash;

  MultisetSql(Table table, RowHash hash) {
    this.table = table;
    this.hash = hash;
  }

  /** The digest of each heap that has rows. */
  Map<Integer, Digest> heaps(Connection session) throws SQLException {
    Map<Integer, Digest> found = new HashMap<>();
    String statement =
        "select %s, count(*), sum(h.first)::text, sum(h.second)::text from (%s) h group by 1"
            .formatted(heap(), hashed());
    Query.of(session, statement)
        .list(
            row ->
                found.put(
                    row.getInt(1), new Digest(row.getLong(2), row.getString(3), row.getString(4))));
    return found;
  }

  /** How often each row of some heaps is there. */
  Map<Fingerprint, Group> groups(Connection session, Collection<Integer> heaps)
      throws SQLException {
    Map<Fingerprint, Group> found = new HashMap<>();
    String statement =
        """
        select h.first, h.second, count(*), min(h.place::text) from (%s) h
         where %s = any (?::text[]::int[]) group by 1, 2
        """
            .formatted(hashed(), heap());
    Query.of(session, statement, heaps.stream().map(String::valueOf).toList())
        .list(
            row ->
                found.put(
                    Fingerprint.of(row.getLong(1), row.getLong(2)),
                    new Group(row.getLong(3), row.getString(4))));
    return found;
  }

  /** The rows that stand at some places, by place. */
  Map<String, Row> rows(Connection session, Collection<String> places, boolean values)
      throws SQLException {
    Map<String, Row> found = new HashMap<>();
    Query.of(session, rows(values), places)
        .list(
            row ->
                found.put(
                    row.getString(1),
                    new Row(
                        Fingerprint.of(row.getLong(2), row.getLong(3)),
                        Stream.of((Object[]) row.getArray(4).getArray())
                            .map(String::valueOf)
                            .toList(),
                        Collections.unmodifiableList(
                            Arrays.asList((String[]) row.getArray(5).getArray())))));
    return found;
  }

  private String rows(boolean values) {
    String hashes = each(column -> hash.first(RowText.ofValue(column)));
    String shown = values ? each(RowText::beginningOf) : "";
    return """
        select t.ctid::text, %s, %s, array[%s]::text[], array[%s]::text[]
          from only %s as t where t.ctid = any (?::text[]::tid[])
        """
        .formatted(
            hash.first(DigestBatch.textOf(table)),
            hash.second(DigestBatch.textOf(table)),
            hashes,
            shown,
            table.name().quoted());
  }

  private String each(Function<Column, String> expression) {
    return table.columns().stream().map(expression).collect(joining(", "));
  }

  private static String heap() {
    return "(h.first & %d)::int".formatted(HEAPS - 1);
  }

  private String hashed() {
    return "select %s as first, %s as second, r.place from (select %s as x, t.ctid as place from only %s as t offset 0) r offset 0"
        .formatted(
            hash.first("r.x"),
            hash.second("r.x"),
            DigestBatch.textOf(table),
            table.name().quoted());
  }

  /**
   * Rows that are the same.
   *
   * @param count how many there are
   * @param place the {@code ctid} of one of them
   */
  record Group(long count, String place) {}

  /**
   * One row.
   *
   * @param fingerprint its hashes
   * @param columns a hash of each column
   * @param values the beginning of what each column holds; empty unless asked for
   */
  record Row(Fingerprint fingerprint, List<String> columns, List<@Nullable String> values) {}
}
