package io.beltline.starter.step;

import io.beltline.workflows.pair.Side;
import picocli.CommandLine.Option;

/** Which side a command is about. */
final class SideOption {
  @Option(
      names = "--destination",
      description = "Of the destination in place of the source; then src may be null.")
  private boolean destination;

  Side side() {
    return destination ? Side.DESTINATION : Side.SOURCE;
  }
}
