package io.beltline.activities.validation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Cuts the tables into chunks, each when it is asked for, by the provider's keys. */
final class ChunkQueue {
  private final Connection provider;
  private final Deque<Chunk> open = new ArrayDeque<>();
  private final Map<ComparedTable, TableReader> readers;

  /** Cuts these tables in this order with a session of its own. */
  ChunkQueue(Connection provider, List<ComparedTable> tables, RowHash hash, long chunkBytes) {
    this.provider = provider;
    tables.forEach(table -> open.add(new Chunk(table, null, null)));
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
    return Optional.of(new Chunk(rest.table(), rest.after(), end.orElse(null)));
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
