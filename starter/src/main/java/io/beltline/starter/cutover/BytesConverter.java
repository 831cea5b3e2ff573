package io.beltline.starter.cutover;

import io.beltline.starter.command.WholeNumberConverter;

/** Reads a number of bytes, one or more. */
final class BytesConverter extends WholeNumberConverter<Long> {
  BytesConverter() {
    super(Long::valueOf, 1, "a number of bytes, 1 or more, such as 1000000");
  }
}
