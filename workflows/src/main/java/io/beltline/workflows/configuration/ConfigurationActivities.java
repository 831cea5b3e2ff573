package io.beltline.workflows.configuration;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Reads a pair's configuration where it lives: in the worker. */
@ActivityInterface
public interface ConfigurationActivities {
  /**
   * Returns the pair's settings if the whole configuration can be used, passwords included. Fails
   * with type {@code ConfigurationInvalid} and one message naming file, field and remedy otherwise.
   * Touches no database.
   */
  @ActivityMethod(name = "ReadSettings")
  PairSettings readSettings(Pair pair);
}
