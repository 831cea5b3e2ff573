package io.beltline.testbed.rehearsal;

import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.ledger.Crossing;
import io.beltline.testbed.ledger.Load;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.ledger.WritingApplication;
import io.beltline.testbed.process.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One migration under load, from its start to the proof, wherever it goes in between. */
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
      CutoverState now = prepare();
      while (!now.hasEnded()) {
        now = onwards(now, application);
      }
      application.stop();
      narrator.say("The cutover has ended: " + now.phase());
      narrator.say("Comparing every row, sequence and commit");
      return Outcome.of(stage, application, now);
    }
  }

  private CutoverState prepare() {
    CompletableFuture<Answer> following = cutover.start();
    narrator.say("belt cutover start: preparing the destination");
    interventions.started(stage, following::isDone);
    CutoverState atGate = following.join().expecting(Answer.WAITING_FOR_APPROVAL).cutover();
    interventions.beforeTheOutage();
    return atGate;
  }

  /** From one gate to the next, or to the end. */
  private CutoverState onwards(CutoverState atGate, WritingApplication application) {
    String gate = atGate.gate().orElseThrow();
    narrator.say("Gate " + gate + " waits");
    Side writes = gate.equals(Cutover.TEARDOWN) ? Side.DESTINATION : Side.SOURCE;
    awaitCommits(writes, application);
    int crossings = application.crossings().size();
    Decision decision = interventions.decide(cutover, gate);
    narrator.say(decision.toString());
    switch (decision) {
      case CUT_OVER, ROLL_BACK -> awaitCommits(writes.other(), application);
      case TEAR_DOWN -> {
        return cutover.awaitEnd(PREPARATION);
      }
      case BY_HAND -> {}
    }
    CutoverState next = cutover.awaitGateOrEnd(PREPARATION, decision != Decision.BY_HAND);
    tellCrossings(crossings, application);
    return next;
  }

  private void tellCrossings(int known, WritingApplication application) {
    List<Crossing> all = application.crossings();
    for (Crossing crossing : all.subList(known, all.size())) {
      narrator.say(
          "The application writes to the %s, after %d ms without a commit"
              .formatted(crossing.to().inWords(), crossing.gap().toMillis()));
    }
  }

  /** Looks at the application, not at Beltline: a question would compete with the outage. */
  private void awaitCommits(Side side, WritingApplication application) {
    long enough = application.acknowledgedBy(side) + COMMITS_TO_SEE;
    long deadline = System.nanoTime() + OUTAGE.toNanos();
    while (application.acknowledgedBy(side) < enough) {
      try {
        Await.until(
            "the application writes to the " + side.inWords(),
            Duration.ofSeconds(10),
            CLOSE_LOOK,
            () -> application.acknowledgedBy(side) >= enough);
      } catch (IllegalStateException e) {
        cutover.requireGoingOn();
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }
}
