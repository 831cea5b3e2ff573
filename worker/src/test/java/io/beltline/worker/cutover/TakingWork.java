package io.beltline.worker.cutover;

import io.beltline.worker.Eventually;
import io.beltline.worker.WorkerProcess;
import io.beltline.worker.WorkerSettings;
import io.beltline.worker.polling.DisturbedRegistration;
import io.beltline.worker.temporal.TemporalProfile;
import io.temporal.activity.ActivityInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A worker of this JVM that takes work for the bed's pair. */
final class TakingWork {
  private TakingWork() {}

  /** Returns when it takes work; each attempt of a step is told of before it begins. */
  static WorkerProcess start(MovingBed bed, Path folder, Consumer<ActivityInfo> disturbance)
      throws Exception {
    WorkerProcess process =
        WorkerProcess.start(
            new WorkerSettings(
                List.of(MovingBed.PAIR.dc()), folder, "127.0.0.1", 0, Duration.ofSeconds(5)),
            TemporalProfile.plain(bed.temporal.address()),
            DisturbedRegistration.of(folder, disturbance::accept));
    Eventually.holds(
        "the worker takes work",
        () -> process.polling().state().explanation().startsWith("taking work"));
    return process;
  }
}
