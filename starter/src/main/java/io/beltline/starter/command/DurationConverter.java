package io.beltline.starter.command;

import io.beltline.configuration.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a positive duration as the configuration writes it. */
public final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    Duration duration = DurationText.parse(text).orElseThrow(() -> noDuration(text));
    if (duration.isNegative() || duration.isZero()) {
      throw new TypeConversionException("'" + text + "' is not longer than nothing");
    }
    return duration;
  }

  private static TypeConversionException noDuration(String text) {
    return new TypeConversionException(
        "'" + text + "' is not a duration such as 500ms, 20s, 2m or PT1M30S");
  }
}
