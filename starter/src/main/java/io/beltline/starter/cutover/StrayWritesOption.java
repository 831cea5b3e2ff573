package io.beltline.starter.cutover;

import picocli.CommandLine.Option;

/** Whether to go on although somebody wrote to the fenced side. */
final class StrayWritesOption {
  @Option(
      names = "--accept-stray-writes",
      description =
          "Go on although the fenced side was written to."
              + " What was written there is neither carried over nor taken back.")
  private boolean accepted;

  boolean accepted() {
    return accepted;
  }
}
