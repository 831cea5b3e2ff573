package io.beltline.starter.command;

import picocli.CommandLine.Option;

/** How the answer is told. */
public final class OutputOptions {
  /** The options' names, for what happens before they are read. */
  static final String JSON = "--json";

  static final String VERBOSE = "--verbose";

  @Option(names = JSON, description = "Print the result as one JSON object on stdout.")
  private boolean json;

  // Errors reads it from what was typed, also where that could not be parsed.
  @Option(names = VERBOSE, description = "Show where an error came from (or set BELTLINE_DEBUG).")
  private boolean verbose;

  /** Whether the result is wanted as JSON. */
  public boolean json() {
    return json;
  }

  /** Whether it is to be shown where an error came from. */
  public boolean verbose() {
    return verbose;
  }
}
