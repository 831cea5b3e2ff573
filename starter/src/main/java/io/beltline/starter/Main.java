package io.beltline.starter;

import io.beltline.starter.command.Surroundings;
import java.util.logging.LogManager;

/** The process: the only place that exits. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    // gRPC logs there; what matters of it comes back as an error.
    LogManager.getLogManager().reset();
    System.exit(Belt.commandLine(Surroundings.ofProcess()).execute(args));
  }
}
