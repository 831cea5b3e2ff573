package io.beltline.starter.run;

import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.pair.Pair;
import java.util.function.Consumer;

/** What was typed, and what it means for one pair. */
@FunctionalInterface
public interface PairOptions {
  /**
   * The options for a pair; throws if they cannot be made, which concerns that pair alone.
   *
   * @param notice what a human should know of it before it begins
   */
  CommandOptions of(Pair pair, Consumer<String> notice);
}
