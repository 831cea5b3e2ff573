package io.beltline.starter.step;

import picocli.CommandLine.Option;

/** Whether sessions that hold a needed lock may be ended. */
final class ForceOption {
  @Option(names = "--force", description = HelpText.FORCE)
  private boolean forced;

  boolean forced() {
    return forced;
  }
}
