package io.beltline.activities.validation;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks one server about one table: checksums of ranges, hashes of rows. */
final class TableReader {
  private static final int FETCH_ROWS = 5_000;

  private final ComparedTable table;
  private final long chunkRows;
  private final TableSql sql;

  TableReader(ComparedTable table, RowHash hash, long chunkBytes) {
    this.table = table;
    this.chunkRows = table.chunkRows(chunkBytes);
    this.sql = new TableSql(table, hash);
  }

  ComparedTable table() {
    return table;
  }

  Digest digest(Connection connection, Chunk chunk) throws SQLException {
    return Query.of(connection, sql.digest(chunk), sql.bounds(chunk))
        .one(row -> new Digest(row.getLong(1), row.getString(2), row.getString(3)));
  }

  /** The key at which a chunk that begins after a key should end; empty at the table's end. */
  Optional<Key> boundary(Connection connection, Chunk open) throws SQLException {
    return Query.of(connection, sql.boundary(open, chunkRows), sql.bounds(open)).first(this::key);
  }

  /** The fingerprints of a chunk, one row after the other, until the visitor has seen enough. */
  void visit(Connection connection, Chunk chunk, Visitor visitor) throws SQLException {
    visit(connection, sql.fingerprints(chunk), sql.bounds(chunk), visitor);
  }

  /** The fingerprints of the rows with the highest keys. */
  Map<Key, Fingerprint> newest(Connection connection, int rows) throws SQLException {
    Map<Key, Fingerprint> found = new LinkedHashMap<>();
    visit(
        connection,
        sql.fingerprintsOfNewest(rows),
        new Object[0],
        (key, fingerprint) -> {
          found.put(key, fingerprint);
          return true;
        });
    return found;
  }

  /** What each key's row is now; {@link RowState#ABSENT} where there is none. */
  Map<Key, RowState> lookup(Connection connection, Collection<Key> keys) throws SQLException {
    List<Key> ordered = List.copyOf(keys);
    Object[] columns =
        IntStream.range(0, table.key().size())
            .mapToObj(i -> ordered.stream().map(key -> key.values().get(i)).toList())
            .toArray();
    Map<Key, RowState> found = new HashMap<>();
    Query.of(connection, sql.lookup(), columns)
        .list(row -> found.put(ordered.get(row.getInt("n") - 1), state(row)));
    return found;
  }

  /** One hash for each compared column; empty without the row. */
  Optional<List<String>> columnHashes(Connection connection, Key key) throws SQLException {
    return Query.of(connection, sql.columnHashes(), key.values().toArray())
        .first(
            row -> Stream.of((Object[]) row.getArray(1).getArray()).map(String::valueOf).toList());
  }

  /** What each compared column holds, the beginning of it if it is long; empty without the row. */
  Optional<List<@Nullable String>> columnValues(Connection connection, Key key)
      throws SQLException {
    return Query.of(connection, sql.columnValues(), key.values().toArray())
        .first(
            row ->
                Collections.unmodifiableList(Arrays.asList((String[]) row.getArray(1).getArray())));
  }

  private void visit(Connection connection, String statement, Object[] values, Visitor visitor)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      prepared.setFetchSize(FETCH_ROWS);
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, values[i]);
      }
      visit(prepared, visitor);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void visit(PreparedStatement statement, Visitor visitor) throws SQLException {
    int keys = table.key().size();
    try (ResultSet rows = statement.executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        more =
            visitor.visit(
                key(rows), Fingerprint.of(rows.getLong(keys + 1), rows.getLong(keys + 2)));
      }
    }
  }

  private Key key(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= table.key().size(); i++) {
      values.add(row.getString(i));
    }
    return new Key(values);
  }

  private RowState state(ResultSet row) throws SQLException {
    String version = row.getString("version");
    int hashes = table.key().size() + 2;
    return version == null
        ? RowState.ABSENT
        : new RowState(
            Fingerprint.of(row.getLong(hashes), row.getLong(hashes + 1)), version, key(row));
  }

  /** Takes one row; returns whether it wants more. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(Key key, Fingerprint fingerprint);
  }
}
