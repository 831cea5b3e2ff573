package io.beltline.worker;

import io.beltline.worker.polling.Disturbances;
import io.beltline.worker.polling.DisturbedRegistration;
import java.nio.file.Path;

/** {@code bin/worker} that dies or stands still in the steps which a property names. */
public final class MortalWorkerMain {
  /** Which executions are disturbed, and when: {@code Fence#1:within@30,Drain#2:before}. */
  public static final String DISTURBANCES = "beltline.disturbances";

  /** The file in which all workers of a migration write down what happens. */
  public static final String JOURNAL = "beltline.journal";

  private MortalWorkerMain() {}

  /** Runs a worker until it dies. */
  public static void main(String[] args) {
    Path journal = Path.of(System.getProperty(JOURNAL, "steps.journal"));
    Disturbances disturbances = Disturbances.parse(System.getProperty(DISTURBANCES, ""), journal);
    System.exit(
        CommandExit.of(
            new WorkerCommand(configDir -> DisturbedRegistration.of(configDir, disturbances)),
            args));
  }
}
