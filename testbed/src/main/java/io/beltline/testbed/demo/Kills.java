package io.beltline.testbed.demo;

import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.rehearsal.Cutover;
import io.beltline.testbed.rehearsal.Decision;
import io.beltline.testbed.rehearsal.Interventions;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import io.beltline.testbed.temporal.TemporalKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Kills the worker with SIGKILL at the two most telling moments, and between them Temporal itself
 * where that forgets nothing; starts another one each time. At the gates it decides for a cutover,
 * a rollback, another cutover, and teardown.
 */
final class Kills implements Interventions {

  private static final Duration COPY_BEGINS = Duration.ofMinutes(5);
  private static final Duration CLOSE_LOOK = Duration.ofMillis(3);

  private final Beltline beltline;
  private final Narrator narrator;
  private final List<String> moments = new ArrayList<>();
  private boolean rolledBack;

  Kills(Beltline beltline, Narrator narrator) {
    this.beltline = beltline;
    this.narrator = narrator;
  }

  /** How many kills a whole rehearsal has. */
  static int wanted(TemporalKind temporal) {
    return temporal == TemporalKind.REAL ? 3 : 2;
  }

  /** What was killed when, in words. */
  List<String> moments() {
    return List.copyOf(moments);
  }

  @Override
  public void started(Stage stage, BooleanSupplier settled) {
    try (Connection destination = stage.pair().connectToDestination()) {
      InitialCopy copy = new InitialCopy(destination);
      Await.until(
          "the initial copy runs",
          COPY_BEGINS,
          CLOSE_LOOK,
          () -> settled.getAsBoolean() || copy.isRunning());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot watch the initial copy", e);
    }
    if (!settled.getAsBoolean()) {
      kill("in the initial copy");
      killTemporal();
    }
  }

  @Override
  public void beforeTheOutage() {
    kill("at the gate");
  }

  /** While the step of the worker that was just killed is not yet given up. */
  private void killTemporal() {
    if (beltline.temporal().killAndRestart()) {
      moments.add("Temporal, after that");
      narrator.say("Killed Temporal with SIGKILL, and started it again");
    }
  }

  /** There, back, and there again. */
  @Override
  public Decision decide(Cutover cutover, String gate) {
    if (gate.equals(Cutover.REVOKE_LOGINS)) {
      cutover.approve(gate);
      return Decision.CUT_OVER;
    }
    if (!rolledBack) {
      rolledBack = true;
      cutover.rollBack();
      return Decision.ROLL_BACK;
    }
    cutover.approve(gate);
    return Decision.TEAR_DOWN;
  }

  private void kill(String moment) {
    beltline.killWorker();
    moments.add(moment);
    narrator.say("Killed the worker with SIGKILL " + moment);
    beltline.startWorker();
    narrator.say("Another worker has taken over");
  }
}
