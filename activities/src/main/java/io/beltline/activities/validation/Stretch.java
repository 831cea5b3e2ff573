package io.beltline.activities.validation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chunks of one table in the order of its keys, of which several are compared at a time. */
final class Stretch {
  private final Deque<Chunk> open = new ArrayDeque<>();
  private final Map<Chunk, Long> compared = new HashMap<>();
  private @Nullable Reached reached;

  Stretch(@Nullable Reached before) {
    this.reached = before;
  }

  /** A chunk, the next one, is about to be compared. */
  void begin(Chunk chunk) {
    open.add(chunk);
  }

  /** A chunk was compared, and there is nothing that could not be verified of it. */
  void end(Chunk chunk, long rows) {
    compared.put(chunk, rows);
    while (!open.isEmpty() && compared.containsKey(open.element())) {
      Chunk first = open.remove();
      long before = reached == null ? 0 : reached.rows();
      reached = new Reached(first.upTo(), before + compared.getOrDefault(first, 0L));
      compared.remove(first);
    }
  }

  /** How far it is; empty when not even the first chunk is compared. */
  Optional<Reached> reached() {
    return Optional.ofNullable(reached);
  }
}
