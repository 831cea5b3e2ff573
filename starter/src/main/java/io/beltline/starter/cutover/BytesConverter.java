package io.beltline.starter.cutover;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes, one or more. */
final class BytesConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    try {
      long bytes = Long.parseLong(text);
      if (bytes > 0) {
        return bytes;
      }
    } catch (NumberFormatException e) {
      // The same to who typed it.
    }
    throw new TypeConversionException(
        "'%s' is not a number of bytes, 1 or more, such as 1000000".formatted(text));
  }
}
