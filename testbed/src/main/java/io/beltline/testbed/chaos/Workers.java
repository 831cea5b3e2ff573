package io.beltline.testbed.chaos;

import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.process.FreePort;
import io.beltline.testbed.process.Program;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Mortal workers of one migration: the built worker, with what the worker's tests add to it. As
 * soon as one has died another one is started.
 */
final class Workers implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final String MAIN = "io.beltline.worker.MortalWorkerMain";

  private final Home home;
  private final WorkDirectory work;
  private final Map<String, String> variables;
  private final List<String> options;
  private final Program[] programs;
  private final Thread keeper = new Thread(this::keepThemRunning, "worker-keeper");
  private volatile boolean closing;

  private Workers(
      Home home,
      WorkDirectory work,
      Map<String, String> variables,
      List<String> options,
      int number) {
    this.home = home;
    this.work = work;
    this.variables = variables;
    this.options = options;
    this.programs = new Program[number];
  }

  /** Starts as many as a scenario needs, and tells them what to do to themselves. */
  static Workers start(
      Home home,
      WorkDirectory work,
      Map<String, String> variables,
      Scenario scenario,
      StepJournal journal) {
    List<String> options =
        List.of(
            "-Dbeltline.disturbances=" + scenario.forWorkers(),
            "-Dbeltline.journal=" + journal.file());
    Workers workers = new Workers(home, work, variables, options, scenario.workers());
    for (int index = 0; index < workers.programs.length; index++) {
      workers.programs[index] = workers.start(index);
    }
    // Whoever ends this JVM ends the workers too; none must be started in their place.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> workers.closing = true, "no-more-workers"));
    workers.keeper.setDaemon(true);
    workers.keeper.start();
    return workers;
  }

  /** The end of what they have written. */
  String lastLines(int count) {
    return programs[0].lastLines(count);
  }

  private Program start(int index) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.add("-Dlogback.configurationFile=logback.xml");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), MAIN));
    command.add("--datacenter=" + Stage.DATACENTER);
    command.add("--config-dir=" + work.path());
    command.add("--http-port=" + FreePort.choose());
    command.add("--shutdown-grace=5");
    return Program.start("worker-" + index, command, variables, work);
  }

  private String classPath() {
    Path target = home.folder().resolve(Path.of("worker", "target"));
    Path tests = target.resolve("test-classes");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "beltline-worker-*.jar")) {
      return tests + ":" + jars.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException("the worker is not built", e);
    }
  }

  private void keepThemRunning() {
    while (!closing) {
      for (int index = 0; index < programs.length; index++) {
        if (!programs[index].isRunning()) {
          programs[index] = start(index);
        }
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Kills them all. */
  @Override
  public void close() {
    closing = true;
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while workers ended", e);
    }
    for (Program program : programs) {
      program.kill();
    }
  }
}
