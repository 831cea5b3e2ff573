package io.beltline.starter.step;

import io.beltline.workflows.pair.Direction;
import picocli.CommandLine.Option;

/** Which way data goes. */
final class DirectionOption {
  @Option(
      names = "--back",
      description = "From the destination to the source, for who goes back to the source.")
  private boolean back;

  Direction direction() {
    return back ? Direction.BACK : Direction.FORWARD;
  }
}
