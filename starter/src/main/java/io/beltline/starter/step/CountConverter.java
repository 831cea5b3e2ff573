package io.beltline.starter.step;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number, one or more. */
final class CountConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    try {
      int count = Integer.parseInt(text);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // The same to who typed it.
    }
    throw new TypeConversionException("'%s' is not a number, 1 or more".formatted(text));
  }
}
