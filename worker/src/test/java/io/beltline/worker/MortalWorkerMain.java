package io.beltline.worker;

import io.beltline.worker.polling.Deaths;
import io.beltline.worker.polling.DisturbedRegistration;

/** {@code bin/worker} that dies in the steps which the property names. */
public final class MortalWorkerMain {
  /** Which steps it dies in, and when: {@code Fence:within,Drain:before}. */
  public static final String DEATHS = "beltline.deaths";

  private MortalWorkerMain() {}

  /** Runs a worker until it dies. */
  public static void main(String[] args) {
    Deaths deaths = Deaths.parse(System.getProperty(DEATHS, ""));
    System.exit(
        CommandExit.of(
            new WorkerCommand(configDir -> DisturbedRegistration.of(configDir, deaths)), args));
  }
}
