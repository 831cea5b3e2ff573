package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.terminal.Colours;
import java.util.List;

/**
 * What people read on stdout. Only pairs that ran to their end are in it: why others did not is an
 * error, and told elsewhere.
 */
@FunctionalInterface
public interface Report {
  /** All of it, in lines. */
  List<String> lines(CommandResult result, Colours colours);
}
