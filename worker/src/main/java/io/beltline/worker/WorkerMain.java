package io.beltline.worker;

import io.beltline.worker.polling.BeltlineRegistration;

/** What {@code bin/worker} runs. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Runs a worker until the process is told to stop. */
  public static void main(String[] args) {
    System.exit(CommandExit.of(new WorkerCommand(BeltlineRegistration::from), args));
  }
}
