package io.beltline.starter.temporal;

import io.beltline.workflows.configuration.ConfigurationCheckWorkflow;
import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.pair.Pair;
import java.nio.file.Path;

/**
 * Proves that a worker serves a pair's datacenter and can use its configuration, before anything
 * else is started.
 */
public final class ConfigurationCheck {
  private final WorkerQuestion question;

  /** Checks over this connection; hints at what {@code configs/} in the directory lists. */
  public ConfigurationCheck(Connection connection, Path directory) {
    this.question = new WorkerQuestion(connection, directory);
  }

  /** Returns if the pair's cutover can be started; throws with the reason otherwise. */
  public void require(Pair pair) {
    PairSettings unused =
        question.ask(
            pair.dc(),
            pair.toString(),
            ConfigurationCheckWorkflow.class,
            PairSettings.class,
            check -> check.start(pair));
  }
}
