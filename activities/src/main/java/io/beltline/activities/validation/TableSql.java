package io.beltline.activities.validation;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The statements that compare one table: checksums of parts of it, and of single rows. */
final class TableSql {
  private final ComparedTable table;
  private final RowHash hash;

  TableSql(ComparedTable table, RowHash hash) {
    this.table = table;
    this.hash = hash;
  }

  /** Count and sums of a chunk; parameters as {@link #bounds}. */
  String digest(Chunk chunk) {
    return digestOf(rowText() + " as x from " + from() + where(chunk));
  }

  private String digestOf(String rows) {
    return digestOf(hash, rows);
  }

  /** Count and sums of any rows of one text {@code x}. */
  static String digestOf(RowHash hash, String rows) {
    return "select count(*), coalesce(sum(%s), 0)::text, coalesce(sum(%s), 0)::text from (select %s offset 0) r"
        .formatted(hash.first("r.x"), hash.second("r.x"), rows);
  }

  /** Key and hashes of each row of a chunk; parameters as {@link #bounds}. */
  String fingerprints(Chunk chunk) {
    return fingerprintsOf(where(chunk));
  }

  /** Key and hashes of each of the rows with the highest keys. */
  String fingerprintsOfNewest(int rows) {
    return fingerprintsOf(newest(rows));
  }

  private String fingerprintsOf(String which) {
    String keys = keyNumbers().mapToObj(i -> "r.k" + i).collect(joining(", "));
    return "select %s, %s, %s from (select %s, %s as x from %s%s offset 0) r"
        .formatted(
            keys, hash.first("r.x"), hash.second("r.x"), keyTexts(), rowText(), from(), which);
  }

  /**
   * Position in the list, hashes and version of each row of a list of keys; hashes are null where
   * there is none. One {@code text[]} parameter for each key column.
   */
  String lookup() {
    String arrays = keyNumbers().mapToObj(i -> "?::text[]").collect(joining(", "));
    String names = keyNumbers().mapToObj(i -> "k" + i).collect(joining(", "));
    String match =
        keyNumbers()
            .mapToObj(i -> column(i) + " = k.k" + i + "::" + table.key().get(i).type())
            .collect(joining(" and "));
    return """
        select k.n, %s, %s, r.version
          from unnest(%s) with ordinality k(%s, n)
          left join lateral (select %s as x, t.xmin::text || ' ' || t.ctid::text as version
                               from %s where %s offset 0) r on true
        """
        .formatted(hash.first("r.x"), hash.second("r.x"), arrays, names, rowText(), from(), match);
  }

  /** One hash for each compared column of one row. Parameters: the key's values. */
  String columnHashes() {
    String hashes =
        table.columns().stream()
            .map(column -> hash.first(RowText.ofValue(column)))
            .collect(joining(", "));
    String match =
        keyNumbers().mapToObj(i -> column(i) + " = " + parameter(i)).collect(joining(" and "));
    return "select array[%s] from %s where %s".formatted(hashes, from(), match);
  }

  /** The key that is so many rows further; parameters: the key's values where there is one. */
  String boundary(Chunk open, long rows) {
    String order = keyNumbers().mapToObj(this::column).collect(joining(", "));
    return "select %s from %s%s order by %s offset %d limit 1"
        .formatted(keyTexts(), from(), where(open), order, rows - 1);
  }

  /** The values of the bounds that a chunk has, in the order of the statement's parameters. */
  static Object[] bounds(Chunk chunk) {
    List<Object> values = new ArrayList<>();
    if (chunk.after() != null) {
      values.addAll(chunk.after().values());
    }
    if (chunk.upTo() != null) {
      values.addAll(chunk.upTo().values());
    }
    return values.toArray();
  }

  private String where(Chunk chunk) {
    List<String> conditions = new ArrayList<>();
    String columns = keyNumbers().mapToObj(this::column).collect(joining(", ", "(", ")"));
    String values = keyNumbers().mapToObj(this::parameter).collect(joining(", ", "(", ")"));
    if (chunk.after() != null) {
      conditions.add(columns + " > " + values);
    }
    if (chunk.upTo() != null) {
      conditions.add(columns + " <= " + values);
    }
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private String newest(int rows) {
    String order = keyNumbers().mapToObj(i -> column(i) + " desc").collect(joining(", "));
    return " order by " + order + " limit " + rows;
  }

  private String from() {
    return "only " + table.name().quoted() + " as t";
  }

  private String rowText() {
    return RowText.ofValues(table.columns());
  }

  private String keyTexts() {
    return keyNumbers().mapToObj(i -> column(i) + "::text as k" + i).collect(joining(", "));
  }

  private String column(int i) {
    return "t." + Identifiers.quote(table.key().get(i).name());
  }

  private String parameter(int i) {
    return "cast(?::text as " + table.key().get(i).type() + ")";
  }

  private IntStream keyNumbers() {
    return IntStream.range(0, table.key().size());
  }
}
