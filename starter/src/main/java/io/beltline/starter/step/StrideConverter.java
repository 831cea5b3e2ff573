package io.beltline.starter.step;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of steps, none or more. */
final class StrideConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    try {
      long steps = Long.parseLong(text);
      if (steps >= 0) {
        return steps;
      }
    } catch (NumberFormatException e) {
      // The same to who typed it.
    }
    throw new TypeConversionException(
        "'%s' is not a number of steps, 0 or more, such as 1000".formatted(text));
  }
}
