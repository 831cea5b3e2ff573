package io.beltline.testbed.chaos;

import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.ledger.Crossing;
import io.beltline.testbed.ledger.Load;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.ledger.WritingApplication;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.rehearsal.Ending;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One database that goes there and back many times while an application writes. */
final class Cycles {

  private static final Duration OUTAGE_BUDGET = Duration.ofSeconds(60);
  private static final Duration ARRIVAL = Duration.ofMinutes(2);
  private static final Duration CLOSE_LOOK = Duration.ofMillis(10);
  private static final long COMMITS_TO_SEE = 200;

  private final Stage stage;
  private final Operator operator;
  private final Narrator narrator;
  private final List<Switch> switches = new ArrayList<>();

  Cycles(Stage stage, Belt belt, Narrator narrator) {
    this.stage = stage;
    this.operator = new Operator(belt, stage.pair().database());
    this.narrator = narrator;
  }

  /** Goes there and back so many times, then ends on the wanted side. */
  CyclesReport run(int cycles, Side winner) throws SQLException {
    try (WritingApplication application =
        WritingApplication.start(stage.pair(), stage.dataset(), Load.usual())) {
      narrator.say("The application writes: 20 sessions, 400 transactions a second");
      operator.start(OUTAGE_BUDGET);
      for (int cycle = 1; cycle <= cycles; cycle++) {
        String number = "%d of %d: ".formatted(cycle, cycles);
        move(Side.DESTINATION, number, application);
        move(Side.SOURCE, number, application);
      }
      if (winner == Side.DESTINATION) {
        move(Side.DESTINATION, "To stay: ", application);
      }
      awaitCommits(winner, application);
      CutoverState end = operator.tearDown();
      application.stop();
      narrator.say("It has ended: " + end.phase() + ". Comparing every row, sequence and commit");
      return CyclesReport.of(switches, operator, Ending.of(stage, application, end, winner));
    }
  }

  private void move(Side to, String which, WritingApplication application) {
    awaitCommits(to.other(), application);
    int known = application.crossings().size();
    CutoverState opened = operator.move(to, () -> since(known, application).size() > 0);
    awaitCommits(to, application);
    Switch done = Switch.of(to, opened, since(known, application));
    switches.add(done);
    narrator.say(
        "%sthe %s is open after %d ms, the application waited %d ms"
            .formatted(which, to.inWords(), done.outageMs(), done.applicationMs()));
  }

  private static List<Crossing> since(int known, WritingApplication application) {
    List<Crossing> all = application.crossings();
    return all.subList(known, all.size());
  }

  private static void awaitCommits(Side side, WritingApplication application) {
    long before = application.acknowledgedBy(side);
    Await.until(
        "the application writes to the " + side.inWords(),
        ARRIVAL,
        CLOSE_LOOK,
        () -> application.acknowledgedBy(side) > before + COMMITS_TO_SEE);
  }
}
