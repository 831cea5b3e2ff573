package io.beltline.starter.run;

import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.StepResult;
import java.util.function.UnaryOperator;

/**
 * What is to be done for each pair.
 *
 * @param command the command
 * @param options its options
 * @param received what this machine makes of the answer
 */
public record StepPlan(Command command, PairOptions options, UnaryOperator<StepResult> received) {

  /** The same for every pair. */
  public StepPlan(Command command, CommandOptions options) {
    this(command, (pair, notice) -> options);
  }

  /** With options of each pair's own. */
  public StepPlan(Command command, PairOptions options) {
    this(command, options, UnaryOperator.identity());
  }
}
