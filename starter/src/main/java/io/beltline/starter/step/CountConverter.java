package io.beltline.starter.step;

import io.beltline.starter.command.WholeNumberConverter;

/** Reads a number, one or more. */
final class CountConverter extends WholeNumberConverter<Integer> {
  CountConverter() {
    super(Integer::valueOf, 1, "a number, 1 or more");
  }
}
