package io.beltline.starter.step;

import io.beltline.configuration.ComparisonSettings;
import io.beltline.configuration.SizeText;
import io.beltline.starter.command.WholeNumberConverter;
import io.beltline.workflows.validation.ComparisonOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How all rows are compared. */
final class ComparisonMixin {
  @Option(
      names = "--max-rate",
      paramLabel = "RATE",
      converter = RateConverter.class,
      description = {
        "Read no more of the tables in a second on each side, such as 50MB.",
        "Unless typed, as the configuration has it."
      })
  private long maxRate;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      converter = SessionsConverter.class,
      description = {
        "How many chunks are compared at a time, 1 to 16.",
        "Unless typed, as the configuration has it."
      })
  private int sessions;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = LimitConverter.class,
      defaultValue = "100",
      description = "Stop after so many differences, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--show-values",
      description = {
        "Show the values of what differs, too.",
        "They pass through Temporal, whose history keeps them as long as it keeps any."
      })
  private boolean values;

  ComparisonOptions options() {
    return new ComparisonOptions(maxRate, sessions, limit, values);
  }

  /** Reads a number of bytes. */
  static final class RateConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return SizeText.parse(text)
          .filter(bytes -> bytes >= ComparisonSettings.LEAST_BYTES_PER_SECOND)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not bytes per second, at least 100kB, such as 50MB"
                          .formatted(text)));
    }
  }

  /** Reads a number of sessions. */
  static final class SessionsConverter extends WholeNumberConverter<Integer> {
    SessionsConverter() {
      super(Integer::valueOf, 1, ComparisonOptions.MOST_SESSIONS, "a number of sessions, 1 to 16");
    }
  }

  /** Reads a number of differences. */
  static final class LimitConverter extends WholeNumberConverter<Integer> {
    LimitConverter() {
      super(
          Integer::valueOf,
          1,
          ComparisonOptions.MOST_DIFFERENCES,
          "a number of differences, 1 to 1000");
    }
  }
}
