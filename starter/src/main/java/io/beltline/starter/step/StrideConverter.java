package io.beltline.starter.step;

import io.beltline.starter.command.WholeNumberConverter;

/** Reads a number of steps, none or more. */
final class StrideConverter extends WholeNumberConverter<Long> {
  StrideConverter() {
    super(Long::valueOf, 0, "a number of steps, 0 or more, such as 1000");
  }
}
