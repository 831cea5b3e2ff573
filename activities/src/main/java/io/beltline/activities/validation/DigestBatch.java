package io.beltline.activities.validation;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.catalog.Column;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checksums of parts of many tables, in one statement. */
final class DigestBatch {
  /** Of rows so large that the newest ones of a table are more, fewer are read. */
  private static final long BYTES_A_TABLE = 1024L * 1024;

  /**
   * In the outage a smaller table is read sooner than the better text for it is planned, which
   * takes 0.3 ms more for ten columns.
   */
  private static final long SOON_READ_BYTES = 4L << 20;

  private final RowHash hash;
  private final List<Table> tables = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();

  DigestBatch(RowHash hash) {
    this.hash = hash;
  }

  /** The checksums that both sides have of all rows of a table. */
  static BothSides.Answers<Digest> whole(BothSides sides, RowHash hash, Table table)
      throws SQLException {
    DigestBatch batch = new DigestBatch(hash);
    batch.addWhole(table);
    return sides.ask(session -> batch.run(session).getOrDefault(table, Digest.NOTHING));
  }

  /** Adds the rows with the highest keys. */
  void addNewest(Table table, int rows) {
    long rowBytes = Math.max(1, table.bytes() / Math.max(1, table.estimatedRows()));
    long affordable = Math.max(1, Math.min(rows, BYTES_A_TABLE / rowBytes));
    String order =
        table.key().stream()
            .map(name -> "t." + Identifiers.quote(name) + " desc")
            .collect(joining(", ", " order by ", " limit " + affordable));
    add(table, RowText.ofRecord(table.columns()), order);
  }

  /** Adds all rows. */
  void addWhole(Table table) {
    addWhere(table, "");
  }

  /** Adds the rows that a condition holds for; all where it is empty. */
  void addWhere(Table table, String condition) {
    add(table, textOf(table), condition.isEmpty() ? "" : " where " + condition);
  }

  /** The text that rows of a whole table are told apart by. */
  static String textOf(Table table) {
    return table.bytes() <= SOON_READ_BYTES
        ? RowText.ofRecord(table.columns())
        : RowText.ofValues(table.columns().stream().map(Column::orNull).toList());
  }

  private void add(Table table, String text, String which) {
    String rows = "%s as x from only %s as t%s".formatted(text, table.name().quoted(), which);
    digests.add(
        "select %d as n, d.* from (%s) d".formatted(tables.size(), TableSql.digestOf(hash, rows)));
    tables.add(table);
  }

  int size() {
    return tables.size();
  }

  /** One digest for each table that was added. */
  Map<Table, Digest> run(Connection connection) throws SQLException {
    Map<Table, Digest> found = new LinkedHashMap<>();
    if (!tables.isEmpty()) {
      Query.of(connection, String.join(" union all ", digests))
          .list(
              row ->
                  found.put(
                      tables.get(row.getInt(1)),
                      new Digest(row.getLong(2), row.getString(3), row.getString(4))));
    }
    return found;
  }
}
