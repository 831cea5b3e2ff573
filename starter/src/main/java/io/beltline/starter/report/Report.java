package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.terminal.Colours;
import java.util.List;

/**
 * What people read on stdout. A pair that did not run to its end has a row or a line in it, too;
 * why it did not is an error, and told elsewhere.
 */
@FunctionalInterface
public interface Report {
  /** All of it, in lines. */
  List<String> lines(CommandResult result, Colours colours);
}
