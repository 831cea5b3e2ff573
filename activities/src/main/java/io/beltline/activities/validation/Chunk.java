package io.beltline.activities.validation;

import org.jspecify.annotations.Nullable;

/**
 * A range of a table's keys, open where a bound is null: the first and the last chunk have no bound
 * on that end, so that rows outside the provider's range are found as well.
 *
 * @param table whose
 * @param after the last key before the range
 * @param upTo the last key of the range
 */
record Chunk(ComparedTable table, @Nullable Key after, @Nullable Key upTo) {
  boolean isLast() {
    return upTo == null;
  }
}
