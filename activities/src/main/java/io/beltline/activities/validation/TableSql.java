package io.beltline.activities.validation;

import static java.util.stream.Collectors.joining;

import java.util.stream.IntStream;

/** The statements that compare one table: checksums of parts of it, and of single rows. */
final class TableSql {
  private final ComparedTable table;
  private final RowHash hash;
  private final KeyRange range;

  TableSql(ComparedTable table, RowHash hash) {
    this.table = table;
    this.hash = hash;
    this.range = new KeyRange(table.key());
  }

  /** Count and sums of a chunk; parameters as {@link #bounds}. */
  String digest(Chunk chunk) {
    return digestOf(rowText() + " as x from " + from() + range.where(chunk));
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
    return fingerprintsOf(range.where(chunk));
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
   * Key, position in the list, hashes and version of each row of a list of keys; all but the
   * position are null where there is none. One {@code text[]} parameter for each key column.
   */
  String lookup() {
    String arrays = keyNumbers().mapToObj(i -> "?::text[]").collect(joining(", "));
    String names = keyNumbers().mapToObj(i -> "k" + i).collect(joining(", "));
    String found = keyNumbers().mapToObj(i -> "r.k" + i).collect(joining(", "));
    String match =
        keyNumbers()
            .mapToObj(i -> equal(i, "k.k" + i + "::" + table.key().get(i).type()))
            .collect(joining(" and "));
    return """
        select %s, k.n, %s, %s, r.version
          from unnest(%s) with ordinality k(%s, n)
          left join lateral (select %s, %s as x, t.xmin::text || ' ' || t.ctid::text as version
                               from %s where %s offset 0) r on true
        """
        .formatted(
            found,
            hash.first("r.x"),
            hash.second("r.x"),
            arrays,
            names,
            keyTexts(),
            rowText(),
            from(),
            match);
  }

  /** One hash for each compared column of one row. Parameters: the key's values. */
  String columnHashes() {
    String hashes =
        table.columns().stream()
            .map(column -> hash.first(RowText.ofValue(column)))
            .collect(joining(", "));
    return ofOneRow(hashes);
  }

  /** The text of each compared column of one row, cut off. Parameters: the key's values. */
  String columnValues() {
    String values = table.columns().stream().map(RowText::beginningOf).collect(joining(", "));
    return ofOneRow(values);
  }

  private String ofOneRow(String columns) {
    String match =
        keyNumbers()
            .mapToObj(i -> equal(i, table.key().get(i).parameter()))
            .collect(joining(" and "));
    return "select array[%s]::text[] from %s where %s".formatted(columns, from(), match);
  }

  /** The key that is so many rows further; parameters: the key's values where there is one. */
  String boundary(Chunk open, long rows) {
    String order =
        table.key().stream()
            .map(column -> column.sorted() + " using " + column.before())
            .collect(joining(", "));
    return "select %s from %s%s order by %s offset %d limit 1"
        .formatted(keyTexts(), from(), range.where(open), order, rows - 1);
  }

  /** The values of the bounds that a chunk has, in the order of the statement's parameters. */
  Object[] bounds(Chunk chunk) {
    return range.values(chunk);
  }

  /** In the order of the column, as the checksum of the newest rows has it. */
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
    return table.key().get(i).value();
  }

  private String equal(int i, String value) {
    KeyColumn column = table.key().get(i);
    return column.sorted() + " " + column.equal() + " " + value;
  }

  private IntStream keyNumbers() {
    return IntStream.range(0, table.key().size());
  }
}
