package io.beltline.testbed.chaos;

import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.temporal.TemporalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs scenarios, several at the same time: most of their time is waiting for the dead. */
final class Matrix {

  private final Home home;
  private final WorkDirectory work;
  private final TemporalKind kind;
  private final Narrator narrator;

  Matrix(Home home, WorkDirectory work, TemporalKind kind, Narrator narrator) {
    this.home = home;
    this.work = work;
    this.kind = kind;
    this.narrator = narrator;
  }

  /** Runs them all. */
  List<ScenarioResult> run(List<Scenario> scenarios, int atATime) {
    ExecutorService lanes =
        Executors.newFixedThreadPool(
            atATime,
            task -> {
              Thread thread = new Thread(task, "scenario");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<ScenarioResult>> running = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        running.add(lanes.submit(() -> run(scenario, scenarios.size())));
      }
      List<ScenarioResult> results = new ArrayList<>();
      for (Future<ScenarioResult> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scenario broke", e.getCause());
    } finally {
      lanes.shutdownNow();
    }
  }

  private ScenarioResult run(Scenario scenario, int of) {
    narrator.say("scenario %d (of %d) begins".formatted(scenario.number(), of));
    scenario.cells().forEach(cell -> narrator.show("            " + cell.inWords()));
    ScenarioResult result = new ScenarioRun(home, work.path(), kind, narrator, scenario).run();
    narrator.say(
        "scenario %d: %s, %d s"
            .formatted(scenario.number(), result.ok() ? "ok" : "FAILED", result.seconds()));
    result.undone().forEach(reason -> narrator.show("            undone: " + reason));
    result.problems().forEach(problem -> narrator.show("          ! " + problem));
    return result;
  }
}
