package io.beltline.starter.cutover;

import io.beltline.workflows.cutover.Gate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a gate's name; a wrong one is answered with the names that exist. */
final class GateConverter implements ITypeConverter<Gate> {
  @Override
  public Gate convert(String text) {
    try {
      return Gate.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
