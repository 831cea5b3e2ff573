package io.beltline.testbed.rehearsal;

import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.process.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** One pair's cutover, driven through the command line as a person or a script drives it. */
public final class Cutover {

  /** The gate before the write outage. */
  public static final String REVOKE_LOGINS = "revoke-logins";

  /** The gate that ends the rollback window. */
  public static final String TEARDOWN = "teardown";

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Belt belt;
  private final String database;

  /** The cutover of the pair of that name. */
  public Cutover(Belt belt, String database) {
    this.belt = belt;
    this.database = database;
  }

  /** Starts it, and follows it in the background until it needs someone. */
  public CompletableFuture<Answer> start() {
    return CompletableFuture.supplyAsync(
        () -> belt.run("cutover", "start", Stage.DATACENTER, database));
  }

  /** Approves a gate; returns as soon as that is accepted. */
  public void approve(String gate) {
    belt.run("cutover", "approve", Stage.DATACENTER, database, gate, "--note", "rehearsal")
        .expecting(Answer.DONE);
  }

  /** Gives the writes back to the source; returns as soon as that is accepted. */
  public void rollBack() {
    belt.run("cutover", "rollback", Stage.DATACENTER, database, "--note", "rehearsal")
        .expecting(Answer.DONE);
  }

  /** Where it stands. */
  public CutoverState state() {
    return belt.run("cutover", "status", Stage.DATACENTER, database).cutover();
  }

  /**
   * Waits for the next gate or the end.
   *
   * @param mustGoOn whether it is a failure when it stops, or was undone, before that; where a
   *     person decides it is theirs to mend
   */
  public CutoverState awaitGateOrEnd(Duration atMost, boolean mustGoOn) {
    return await(
        "a gate is reached",
        atMost,
        mustGoOn,
        state -> state.gate().isPresent() || state.hasEnded());
  }

  /** Waits until nothing more will happen. */
  public CutoverState awaitEnd(Duration atMost) {
    return await("the cutover has ended", atMost, true, CutoverState::hasEnded);
  }

  private CutoverState await(
      String fact, Duration atMost, boolean mustGoOn, Predicate<CutoverState> reached) {
    return Await.first(
        fact,
        atMost,
        PAUSE,
        () -> {
          CutoverState now = state();
          if (!reached.test(now)) {
            if (mustGoOn) {
              requireGoingOn(now);
            }
            return Optional.empty();
          }
          return Optional.of(now);
        });
  }

  /** Fails when it has stopped, was undone, or has ended. */
  void requireGoingOn() {
    requireGoingOn(state());
  }

  private static void requireGoingOn(CutoverState state) {
    boolean over = state.hasEnded() || state.isStopped() || state.isUndone();
    if (over) {
      throw new IllegalStateException(
          "the cutover is in phase %s: %s"
              .formatted(state.phase(), state.trouble().orElse("it gave no reason")));
    }
  }
}
