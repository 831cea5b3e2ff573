package io.beltline.testbed.chaos;

import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.ledger.Load;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.ledger.WritingApplication;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.Ending;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import io.beltline.testbed.temporal.TemporalKind;
import io.beltline.testbed.temporal.TemporalServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One migration, from an empty machine to the proof, and all that goes wrong in it. */
final class ScenarioRun {

  /** Less than in the demo: here the order of things matters, not the amount. */
  private static final Load LOAD = new Load(10, 100, Optional.empty());

  private static final int LOG_LINES = 20;
  private static final double SCALE = 0.005;
  private static final Duration HAPPENS = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Home home;
  private final Path folder;
  private final TemporalKind kind;
  private final Narrator narrator;
  private final Scenario scenario;
  private final List<String> problems = new ArrayList<>();
  private final long started = System.nanoTime();

  ScenarioRun(Home home, Path folder, TemporalKind kind, Narrator narrator, Scenario scenario) {
    this.home = home;
    this.folder = folder.resolve("scenario-" + scenario.number());
    this.kind = kind;
    this.narrator = narrator;
    this.scenario = scenario;
  }

  /** Runs it; whatever goes wrong stands in the result. */
  ScenarioResult run() {
    String database = "shop" + scenario.number();
    try (WorkDirectory work = WorkDirectory.create(Optional.of(folder));
        Stage stage = Stage.set(database, SCALE, ServerOptions.defaults(), work, narrator);
        TemporalServer temporal = kind.start(home.folder(), work)) {
      Map<String, String> variables = Map.of("TEMPORAL_ADDRESS", temporal.address());
      StepJournal journal = StepJournal.in(work.path());
      journal.begin(Leg.PREPARE);
      try (Workers workers = Workers.start(home, work, variables, scenario, journal)) {
        return withLog(workers, () -> migrate(stage, new Belt(home, work, variables), journal));
      }
    } catch (SQLException | RuntimeException e) {
      problems.add(e.toString());
      return failed();
    }
  }

  private ScenarioResult withLog(Workers workers, Callable<ScenarioResult> migration)
      throws SQLException {
    try {
      return migration.call();
    } catch (SQLException | IllegalStateException e) {
      narrator.show(workers.lastLines(LOG_LINES));
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ScenarioResult migrate(Stage stage, Belt belt, StepJournal journal) throws SQLException {
    Operator operator = new Operator(belt, stage.pair().database());
    try (WritingApplication application =
            WritingApplication.start(stage.pair(), stage.dataset(), LOAD);
        Disturber disturber = Disturber.start(scenario, journal, stage.pair(), application)) {
      CutoverState end = thereAndBack(operator, journal, disturber, application);
      application.stop();
      Ending ending = Ending.of(stage, application, end, scenario.winner());
      problems.addAll(ending.problems());
      problems.addAll(disturber.problems());
      operator.stopped().forEach(step -> problems.add("stopped at " + step));
      problems.addAll(unexpected(operator.undone()));
      if (operator.undone().isEmpty()) {
        Runbook.read()
            .unknown(journal.executions())
            .forEach(key -> problems.add(key + " is missing in the runbook of bin/chaos"));
      }
      return result(operator, disturber, ending);
    }
  }

  /** An outage is undone for as long as a server is away or stands still, and only then. */
  private List<String> unexpected(List<String> undone) {
    List<Disturbance> all = scenario.cells().stream().map(Cell::disturbance).toList();
    boolean serverFails = all.stream().anyMatch(one -> one.server().isPresent());
    long freezes = all.stream().filter(Disturbance::isFreeze).count();
    List<String> unexpected = new ArrayList<>();
    undone.stream()
        .filter(reason -> !serverFails || reason.contains("DIFFERENT"))
        .forEach(reason -> unexpected.add("undone: " + reason));
    if (undone.size() < freezes) {
      unexpected.add(
          "%d times a server stood still, and %d outages were undone"
              .formatted(freezes, undone.size()));
    }
    return unexpected;
  }

  private CutoverState thereAndBack(
      Operator operator, StepJournal journal, Disturber disturber, WritingApplication application) {
    CutoverState unused = operator.start(scenario.outageBudget());
    awaitAll(Leg.PREPARE, disturber);
    move(Leg.CUTOVER, Side.DESTINATION, operator, journal, application);
    awaitAll(Leg.CUTOVER, disturber);
    move(Leg.ROLLBACK, Side.SOURCE, operator, journal, application);
    awaitAll(Leg.ROLLBACK, disturber);
    if (scenario.winner() == Side.DESTINATION) {
      move(Leg.AGAIN, Side.DESTINATION, operator, journal, application);
      awaitAll(Leg.AGAIN, disturber);
    }
    tell("approves teardown");
    journal.begin(Leg.TEARDOWN);
    CutoverState end = operator.tearDown();
    awaitAll(Leg.TEARDOWN, disturber);
    return end;
  }

  private void move(
      Leg leg, Side to, Operator operator, StepJournal journal, WritingApplication application) {
    tell("asks for the " + to.inWords());
    journal.begin(leg);
    int known = application.crossings().size();
    CutoverState after = operator.move(to, () -> application.crossings().size() > known);
    tell("the %s is open, after %d ms".formatted(to.inWords(), after.outage().toMillis()));
  }

  private void awaitAll(Leg leg, Disturber disturber) {
    for (Cell cell : scenario.in(leg)) {
      try {
        Await.until(
            cell.inWords() + " happens", HAPPENS, BETWEEN_LOOKS, () -> disturber.hasHappened(cell));
      } catch (IllegalStateException late) {
        problems.add(String.valueOf(late.getMessage()));
      }
    }
  }

  private void tell(String what) {
    narrator.say("scenario %d: %s".formatted(scenario.number(), what));
  }

  private ScenarioResult result(Operator operator, Disturber disturber, Ending ending) {
    return new ScenarioResult(
        scenario,
        problems.isEmpty(),
        scenario.cells().stream().filter(disturber::hasHappened).toList(),
        scenario.cells().stream().filter(disturber::wasLate).toList(),
        ending.audit().acknowledged(),
        ending.audit().lost(),
        ending.audit().duplicated(),
        ending.leftovers().size(),
        operator.undone(),
        problems,
        Duration.ofNanos(System.nanoTime() - started).toSeconds());
  }

  private ScenarioResult failed() {
    return new ScenarioResult(
        scenario,
        false,
        List.of(),
        List.of(),
        0,
        0,
        0,
        0,
        List.of(),
        problems,
        Duration.ofNanos(System.nanoTime() - started).toSeconds());
  }
}
