package io.beltline.configuration;

import io.beltline.configuration.json.Fields;
import io.beltline.configuration.json.JsonValue;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the fields that say how all rows are compared. */
final class ComparisonSettingsReader {
  private ComparisonSettingsReader() {}

  static Optional<ComparisonSettings> read(Fields fields) {
    OptionalLong rate =
        fields.text("maxRate").map(text -> rate(fields, text)).orElse(OptionalLong.empty());
    OptionalInt sessions =
        fields.value("sessions").map(value -> sessions(fields, value)).orElse(OptionalInt.empty());
    fields.refuseUnknown();
    return fields.ifSound(
        () -> new ComparisonSettings(rate, sessions.orElse(ComparisonSettings.DEFAULT.sessions())));
  }

  private static OptionalLong rate(Fields fields, String text) {
    Optional<Long> bytes =
        SizeText.parse(text).filter(some -> some >= ComparisonSettings.LEAST_BYTES_PER_SECOND);
    if (bytes.isEmpty()) {
      fields.problem(
          "maxRate", "not a rate", "write bytes per second like \"50MB\"; at least \"100kB\"");
    }
    return bytes.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static OptionalInt sessions(Fields fields, JsonValue value) {
    if (value instanceof JsonValue.Numeral number && number.digits().matches("\\d{1,3}")) {
      int sessions = Integer.parseInt(number.digits());
      if (sessions >= 1 && sessions <= ComparisonSettings.MOST_SESSIONS) {
        return OptionalInt.of(sessions);
      }
    }
    fields.problem("sessions", "expected a whole number from 1 to 16", "write it like 2");
    return OptionalInt.empty();
  }
}
