package io.beltline.activities.validation;

import io.beltline.activities.sql.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Cuts the tables into chunks, each when it is asked for, by the provider's keys. */
final class ChunkQueue {
  private final Connection provider;
  private final Deque<Chunk> open = new ArrayDeque<>();
  private final Map<ComparedTable, TableReader> readers;
  private final Map<QualifiedName, Stretch> stretches = new LinkedHashMap<>();

  /** Cuts these tables in this order with a session of its own. */
  ChunkQueue(Connection provider, List<ComparedTable> tables, RowHash hash, long chunkBytes) {
    this(provider, tables, hash, chunkBytes, Map.of());
  }

  /** The same, beginning where an earlier attempt has left off. */
  ChunkQueue(
      Connection provider,
      List<ComparedTable> tables,
      RowHash hash,
      long chunkBytes,
      Map<QualifiedName, Reached> before) {
    this.provider = provider;
    for (ComparedTable table : tables) {
      Reached reached = before.get(table.name());
      stretches.put(table.name(), new Stretch(reached));
      if (reached == null || reached.upTo() != null) {
        open.add(new Chunk(table, reached == null ? null : reached.upTo(), null));
      }
    }
    this.readers =
        tables.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), table -> new TableReader(table, hash, chunkBytes)));
  }

  TableReader reader(ComparedTable table) {
    TableReader reader = readers.get(table);
    if (reader == null) {
      throw new IllegalArgumentException("not one of these tables: " + table);
    }
    return reader;
  }

  /** The next chunk to compare; empty when all are taken. */
  synchronized Optional<Chunk> next() throws SQLException {
    Chunk rest = open.poll();
    if (rest == null) {
      return Optional.empty();
    }
    Optional<Key> end = reader(rest.table()).boundary(provider, rest);
    end.ifPresent(key -> open.addFirst(new Chunk(rest.table(), key, null)));
    Chunk chunk = new Chunk(rest.table(), rest.after(), end.orElse(null));
    stretch(chunk).begin(chunk);
    return Optional.of(chunk);
  }

  /** A chunk was compared, and all of it could be verified. */
  synchronized void verified(Chunk chunk, long rows) {
    stretch(chunk).end(chunk, rows);
  }

  /** How far each table is that was begun. */
  synchronized Map<QualifiedName, Reached> reached() {
    Map<QualifiedName, Reached> all = new LinkedHashMap<>();
    stretches.forEach(
        (name, stretch) -> stretch.reached().ifPresent(reached -> all.put(name, reached)));
    return all;
  }

  private Stretch stretch(Chunk chunk) {
    return Objects.requireNonNull(stretches.get(chunk.table().name()));
  }

  /** Gives up what is left of a table. */
  synchronized void skip(ComparedTable table) {
    open.removeIf(chunk -> chunk.table().equals(table));
  }

  /** Gives up everything. */
  synchronized void stop() {
    open.clear();
  }
}
