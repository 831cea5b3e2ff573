package io.beltline.activities.configuration;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.StepRunner;
import io.beltline.configuration.CutoverSettings;
import io.beltline.configuration.PairConfiguration;
import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.configuration.problem.Problem;
import io.beltline.configuration.secret.Password;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.configuration.ConfigurationActivities;
import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.pair.Pair;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the configuration in the worker, each time anew. */
public final class ConfigurationActivitiesImpl implements ConfigurationActivities {
  private final StepRunner steps;

  /** Reads the pairs that these steps run on. */
  public ConfigurationActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public PairSettings readSettings(Pair pair) {
    PairConfiguration configuration = steps.configuration(pair);
    try {
      requirePasswords(configuration);
    } catch (ConfigurationException e) {
      throw StepFailures.configuration(e);
    }
    return settings(configuration.settings());
  }

  /** Fetches every password once, so that a reference that leads nowhere is found now. */
  private static void requirePasswords(PairConfiguration configuration) {
    List<Problem> problems =
        Stream.of(configuration.source(), configuration.destination())
            .flatMap(ConfigurationActivitiesImpl::passwords)
            .flatMap(ConfigurationActivitiesImpl::problems)
            .toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(configuration.file(), problems);
    }
  }

  private static Stream<Password> passwords(Server server) {
    return Stream.of(
        server.root().password(), server.owner().password(), server.replication().password());
  }

  private static Stream<Problem> problems(Password password) {
    try {
      password.resolve();
      return Stream.empty();
    } catch (ConfigurationException e) {
      return e.problems().stream();
    }
  }

  private static PairSettings settings(CutoverSettings settings) {
    return new PairSettings(
        settings.outageBudget(),
        settings.maxLagBytes(),
        settings.gates().stream()
            .map(gate -> Gate.parse(gate.wireName()))
            .collect(Collectors.toUnmodifiableSet()),
        settings.fenceDestination());
  }
}
