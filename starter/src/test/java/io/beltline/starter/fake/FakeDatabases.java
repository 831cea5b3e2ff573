package io.beltline.starter.fake;

import io.beltline.workflows.configuration.DatabaseListWorkflow;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows five databases in datacenter {@code test}, none in {@code empty}, in {@code odd} one beside
 * a folder that cannot be one, and finds any usable that is named, except {@code unknown} and
 * {@code broken}.
 */
public final class FakeDatabases implements DatabaseListWorkflow {
  /** Those of the datacenter. */
  public static final List<String> ALL = List.of("alpha", "beta", "down", "gamma", "omega");

  @Override
  public List<String> list(String dc, @Nullable String db) {
    if (db == null) {
      return switch (dc) {
        case "empty" -> List.of();
        case "odd" -> List.of("alpha", "not a name");
        default -> ALL;
      };
    }
    return switch (db) {
      case "unknown" ->
          throw invalid("configs/test: unknown database \"unknown\": known are alpha, beta");
      case "broken" -> throw invalid("configs/test/broken/config.json: src.port: is missing");
      default -> List.of(db);
    };
  }

  private static ApplicationFailure invalid(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, "ConfigurationInvalid");
  }
}
