package io.beltline.configuration;

import io.beltline.configuration.json.Fields;
import io.beltline.configuration.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads the fields that say how the cutover is done. */
final class CutoverSettingsReader {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private CutoverSettingsReader() {}

  static Optional<CutoverSettings> read(Fields fields) {
    Optional<EngineChoice> engine = fields.choice("engine", EngineChoice.byName());
    Optional<Set<PlannedGate>> gates =
        fields.choices("gates", PlannedGate.byName()).map(Set::copyOf);
    Optional<Long> maxLagBytes = maxLagBytes(fields);
    Optional<Duration> outageBudget =
        fields.text("outageBudget").flatMap(text -> outageBudget(fields, text));
    Optional<Boolean> fenceDestination = fields.flag("fenceDestination");
    return fields.ifSound(
        () ->
            new CutoverSettings(
                engine.orElse(EngineChoice.AUTO),
                gates.orElse(PlannedGate.DEFAULT),
                maxLagBytes.orElse(CutoverSettings.DEFAULT_MAX_LAG_BYTES),
                outageBudget.orElse(CutoverSettings.DEFAULT_OUTAGE_BUDGET),
                fenceDestination.orElse(true)));
  }

  private static Optional<Long> maxLagBytes(Fields fields) {
    Optional<JsonValue> value = fields.value("maxLagBytes");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof JsonValue.Numeral number && number.digits().matches("\\d{1,18}")) {
      long bytes = Long.parseLong(number.digits());
      if (bytes > 0) {
        return Optional.of(bytes);
      }
    }
    fields.problem(
        "maxLagBytes",
        "expected a positive whole number of bytes, without quotes",
        "write it like " + CutoverSettings.DEFAULT_MAX_LAG_BYTES + " (1 MiB, the default)");
    return Optional.empty();
  }

  private static Optional<Duration> outageBudget(Fields fields, String text) {
    Optional<Duration> budget = DurationText.parse(text);
    if (budget.isEmpty()) {
      fields.problem(
          "outageBudget", "not a duration", "write it like \"30s\", \"500ms\" or \"PT1M30S\"");
      return Optional.empty();
    }
    if (budget.get().compareTo(SHORTEST) < 0 || budget.get().compareTo(LONGEST) > 0) {
      fields.problem("outageBudget", "out of range", "choose from \"1ms\" to \"PT24H\"");
      return Optional.empty();
    }
    return budget;
  }
}
