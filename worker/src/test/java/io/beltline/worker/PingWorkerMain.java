package io.beltline.worker;

/** {@code bin/worker} with the ping in place of the migrations. */
public final class PingWorkerMain {
  private PingWorkerMain() {}

  /** Runs a worker until the process is told to stop. */
  public static void main(String[] args) {
    System.exit(CommandExit.of(new WorkerCommand(configDir -> Ping.registration()), args));
  }
}
