package io.beltline.starter.temporal;

import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.StepRequest;
import io.beltline.workflows.pair.Pair;

/** The ids of looks that run beside another with other options. */
public final class LookIds {
  private LookIds() {}

  /** The id of a pair's command with these options. */
  public static String of(Pair pair, Command command, CommandOptions options) {
    return OptionsMemo.idOf(new StepRequest(pair, command, options));
  }
}
