package io.beltline.testbed.chaos;

import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.rehearsal.Cutover;
import io.beltline.testbed.rehearsal.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Whoever moves one database to and fro by the command line: asks again when nobody answers,
 * approves again when an outage was undone, resumes a step that stopped, and remembers all of it.
 */
final class Operator {

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration CLOSE_LOOK = Duration.ofMillis(20);
  private static final Duration QUIET = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 5;

  private final Belt belt;
  private final String database;
  private final List<String> undone = new ArrayList<>();
  private final List<String> stopped = new ArrayList<>();

  Operator(Belt belt, String database) {
    this.belt = belt;
    this.database = database;
  }

  /** Why outages were undone that this operator had approved. */
  List<String> undone() {
    return List.copyOf(undone);
  }

  /** Which steps stopped for a human, and why. */
  List<String> stopped() {
    return List.copyOf(stopped);
  }

  /**
   * Starts it; returns at the first gate. Precheck refuses a server that is just restarting, before
   * anything is changed: then it is started again.
   */
  CutoverState start(Duration outageBudget) {
    String budget = outageBudget.toSeconds() + "s";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      ask("start", Stage.DATACENTER, database, "--detach", "--outage-budget", budget);
      CutoverState now =
          await(
              "the first gate is open, or precheck refuses",
              state -> isOpen(Cutover.REVOKE_LOGINS, state) || state.phase().equals("failed"));
      if (!now.hasEnded()) {
        return now;
      }
      undone.add(now.trouble().orElse("precheck refused"));
    }
    throw new IllegalStateException("precheck refused again and again: " + undone);
  }

  /**
   * Lets the other side take the writes; returns when it does and waits for the next request.
   *
   * @param arrived whether the application writes there; until then nobody asks Beltline anything
   */
  CutoverState move(Side to, BooleanSupplier arrived) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      int before = state().outages();
      request(to);
      keepQuietUntil(arrived);
      CutoverState after =
          await(
              "the " + to.inWords() + " is open",
              state -> isAt(to, state) || isBack(to, before, state));
      if (isAt(to, after)) {
        return after;
      }
      undone.add(after.trouble().orElse("undone without a reason"));
    }
    throw new IllegalStateException("undone %d times: %s".formatted(ATTEMPTS, undone));
  }

  /** Ends it on the side that takes the writes now. */
  CutoverState tearDown() {
    approve(Cutover.TEARDOWN);
    return await("it has ended", CutoverState::hasEnded);
  }

  /** Where it stands. */
  CutoverState state() {
    return belt.run("cutover", "status", Stage.DATACENTER, database).cutover();
  }

  private void request(Side to) {
    if (to == Side.DESTINATION) {
      approve(Cutover.REVOKE_LOGINS);
    } else {
      ask("rollback", Stage.DATACENTER, database, "--note", "chaos");
    }
  }

  private void approve(String gate) {
    ask("approve", Stage.DATACENTER, database, gate, "--note", "chaos");
  }

  /** Until it is accepted: while a worker is missed nobody answers. */
  private void ask(String request, String... arguments) {
    List<String> words = new ArrayList<>(List.of("cutover", request));
    words.addAll(List.of(arguments));
    Answer answer =
        Await.first(
            request + " is accepted",
            PATIENCE,
            BETWEEN_LOOKS,
            () -> {
              Answer said = belt.run(words.toArray(String[]::new));
              return said.exitCode() == Answer.NOBODY ? Optional.empty() : Optional.of(said);
            });
    answer.expecting(Answer.DONE);
  }

  private static void keepQuietUntil(BooleanSupplier arrived) {
    long deadline = System.nanoTime() + QUIET.toNanos();
    Await.until(
        "the application arrives, or the operator loses patience",
        QUIET.multipliedBy(2),
        CLOSE_LOOK,
        () -> arrived.getAsBoolean() || System.nanoTime() > deadline);
  }

  private static boolean isAt(Side side, CutoverState state) {
    return isOpen(side == Side.SOURCE ? Cutover.REVOKE_LOGINS : Cutover.TEARDOWN, state);
  }

  private static boolean isBack(Side to, int outagesBefore, CutoverState state) {
    return state.outages() > outagesBefore && state.isUndone() && isAt(to.other(), state);
  }

  private static boolean isOpen(String gate, CutoverState state) {
    return state.gate().filter(gate::equals).isPresent();
  }

  private CutoverState await(String fact, Predicate<CutoverState> reached) {
    return Await.first(
        fact,
        PATIENCE,
        BETWEEN_LOOKS,
        () -> {
          CutoverState now = state();
          if (reached.test(now)) {
            return Optional.of(now);
          }
          if (now.hasEnded()) {
            throw new IllegalStateException(
                "it has ended as %s: %s".formatted(now.phase(), now.trouble().orElse("")));
          }
          now.stopped().ifPresent(this::resume);
          return Optional.empty();
        });
  }

  private void resume(String why) {
    stopped.add(why);
    if (stopped.size() > ATTEMPTS) {
      throw new IllegalStateException("stops again and again: " + stopped);
    }
    ask("resume", Stage.DATACENTER, database);
  }
}
