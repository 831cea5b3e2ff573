package io.beltline.starter.fake;

import io.beltline.workflows.configuration.ConfigurationCheckWorkflow;
import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.pair.Pair;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Set;

/** Finds every configuration usable except that of {@code broken}. */
public final class FakeCheck implements ConfigurationCheckWorkflow {
  @Override
  public PairSettings check(Pair pair) {
    if (pair.db().equals("broken")) {
      throw ApplicationFailure.newNonRetryableFailure(
          "configs/test/broken/config.json: src.port: is missing", "ConfigurationInvalid");
    }
    return new PairSettings(Duration.ofSeconds(30), 1_000_000, Set.of(), true);
  }
}
