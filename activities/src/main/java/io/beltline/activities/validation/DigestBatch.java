package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
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

  private final RowHash hash;
  private final List<Table> tables = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();

  DigestBatch(RowHash hash) {
    this.hash = hash;
  }

  /** Adds the rows with the highest keys. */
  void addNewest(Table table, int rows) {
    List<KeyColumn> key = table.key().stream().map(name -> new KeyColumn(name, "")).toList();
    ComparedTable compared = ComparedTable.of(table, key);
    int affordable = (int) Math.max(1, Math.min(rows, BYTES_A_TABLE / compared.rowBytes()));
    add(table, new TableSql(compared, hash).digestOfNewest(affordable));
  }

  /** Adds all rows. */
  void addWhole(Table table) {
    add(table, new TableSql(ComparedTable.of(table, List.of()), hash).digestOfAll());
  }

  private void add(Table table, String digest) {
    digests.add("select %d as n, d.* from (%s) d".formatted(tables.size(), digest));
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
