package io.beltline.testbed.rehearsal;

import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.ledger.Load;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.ledger.WritingApplication;
import io.beltline.testbed.process.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One cutover under load, from its start to the proof. */
public final class Rehearsal {

  private static final Duration PREPARATION = Duration.ofMinutes(30);
  private static final Duration OUTAGE = Duration.ofMinutes(5);
  private static final Duration CLOSE_LOOK = Duration.ofMillis(10);
  private static final long COMMITS_TO_SEE = 400;

  private final Stage stage;
  private final Cutover cutover;
  private final Interventions interventions;
  private final Narrator narrator;

  /** Prepares a rehearsal on a stage that is set. */
  public Rehearsal(Stage stage, Belt belt, Interventions interventions, Narrator narrator) {
    this.stage = stage;
    this.cutover = new Cutover(belt, stage.pair().database());
    this.interventions = interventions;
    this.narrator = narrator;
  }

  /** Runs it to its end. */
  public Outcome run() throws SQLException {
    try (WritingApplication application =
        WritingApplication.start(stage.pair(), stage.dataset(), Load.usual())) {
      narrator.say("The application writes: 20 sessions, 400 transactions a second");
      prepare();
      moveOver(application);
      CutoverState end = tearDown();
      application.stop();
      narrator.say("Comparing every row, sequence and commit");
      return Outcome.of(stage, application, end);
    }
  }

  private void prepare() {
    CompletableFuture<Answer> following = cutover.start();
    narrator.say("belt cutover start: preparing the destination");
    interventions.started(stage, following::isDone);
    CutoverState atGate = following.join().expecting(Answer.WAITING_FOR_APPROVAL).cutover();
    narrator.say("Gate " + atGate.gate().orElse("?") + " waits for an approval");
    interventions.beforeTheOutage();
  }

  private void moveOver(WritingApplication application) {
    long before = application.acknowledged();
    Await.until(
        "the application writes to the source",
        OUTAGE,
        CLOSE_LOOK,
        () -> application.acknowledged() > before + COMMITS_TO_SEE);
    interventions.open(cutover, Cutover.REVOKE_LOGINS);
    narrator.say("Gate revoke-logins is approved");
    awaitArrival(application);
    narrator.say(
        "The application writes to the destination, after %d ms without a commit"
            .formatted(application.outageOnTheWayFrom(Side.SOURCE).toMillis()));
    cutover.awaitGate(Cutover.TEARDOWN, PREPARATION);
    narrator.say("Gate teardown waits for an approval");
  }

  /** Looks at the application, not at Beltline: a question would compete with the outage. */
  private void awaitArrival(WritingApplication application) {
    long deadline = System.nanoTime() + OUTAGE.toNanos();
    while (application.acknowledgedBy(Side.DESTINATION) < COMMITS_TO_SEE) {
      try {
        Await.until(
            "the application writes to the destination",
            Duration.ofSeconds(10),
            CLOSE_LOOK,
            () -> application.acknowledgedBy(Side.DESTINATION) >= COMMITS_TO_SEE);
      } catch (IllegalStateException e) {
        cutover.requireGoingOn();
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  private CutoverState tearDown() {
    interventions.open(cutover, Cutover.TEARDOWN);
    narrator.say("Gate teardown is approved");
    CutoverState end = cutover.awaitEnd(PREPARATION);
    narrator.say("The cutover has ended: " + end.phase());
    return end;
  }
}
