package io.beltline.testbed.rehearsal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how large the data set is. */
public final class DataSize {

  /** How many rows the data set has at factor 1. */
  private static final double ROWS_AT_ONE = 1_100_000;

  private static final double SMALL = 0.05;

  @Option(names = "--factor", converter = FactorConverter.class)
  private @Nullable Double factor;

  @Option(names = "--rows")
  private @Nullable Long rows;

  /** The scale, where 1 is about a million rows; small or 1 when nobody said anything. */
  public double scale(boolean smallByDefault) {
    double byDefault = smallByDefault ? SMALL : 1;
    double asked = factor == null ? byDefault : factor;
    double scale = rows == null ? asked : rows / ROWS_AT_ONE;
    if (!(scale > 0)) {
      throw new IllegalArgumentException("the data set must have at least one row");
    }
    return scale;
  }

  /** Reads a number, or the word small. */
  static final class FactorConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      if (text.equals("small")) {
        return SMALL;
      }
      try {
        return Double.valueOf(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is neither a number nor 'small'");
      }
    }
  }
}
