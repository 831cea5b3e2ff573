package io.beltline.starter.command;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a whole number that must not be too small, nor too large.
 *
 * @param <N> the type that holds it; what does not fit into it is refused like what is no number
 */
public abstract class WholeNumberConverter<N extends Number> implements ITypeConverter<N> {
  private final Function<String, N> parse;
  private final long minimum;
  private final long maximum;
  private final String expected;

  /**
   * Reads by a function that throws {@link NumberFormatException}.
   *
   * @param minimum the smallest number that will do
   * @param expected what the text should have been, such as {@code a number, 1 or more}
   */
  protected WholeNumberConverter(Function<String, N> parse, long minimum, String expected) {
    this(parse, minimum, Long.MAX_VALUE, expected);
  }

  /** The same with the largest number that will do. */
  protected WholeNumberConverter(
      Function<String, N> parse, long minimum, long maximum, String expected) {
    this.parse = parse;
    this.minimum = minimum;
    this.maximum = maximum;
    this.expected = expected;
  }

  @Override
  public final N convert(String text) {
    try {
      N number = parse.apply(text);
      if (number.longValue() >= minimum && number.longValue() <= maximum) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same to who typed it.
    }
    throw new TypeConversionException("'%s' is not %s".formatted(text, expected));
  }
}
