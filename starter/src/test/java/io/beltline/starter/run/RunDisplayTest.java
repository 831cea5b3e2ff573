package io.beltline.starter.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.fake.FakeStep;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Terminal;
import io.beltline.starter.view.CutoverView;
import io.beltline.starter.view.RunningSteps;
import io.beltline.workflows.command.Outcome;
import io.beltline.workflows.pair.Pair;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunDisplayTest {
  private static final Pair ORDERS = new Pair("prod", "orders");
  private static final Pair USERS = new Pair("prod", "users");
  private static final RunningSteps COPYING =
      new RunningSteps(Map.of("AwaitReady", FakeStep.PROGRESS), Map.of());
  private static final RunningSteps REPEATING =
      new RunningSteps(Map.of(), Map.of("Analyze", new CutoverView.Retry(2, "refused")));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void elsewhereThanOnATerminalALineIsAddedForEachChangeOfAPair() {
    RunDisplay display = new RunDisplay(Terminal.plain(stream()), false);
    display.show(ORDERS, RunningSteps.NONE);
    display.show(ORDERS, COPYING);
    display.show(USERS, COPYING);
    display.show(ORDERS, COPYING);
    display.say(ORDERS, "it runs already");
    display.show(ORDERS, REPEATING);
    display.hint();
    display.hint();
    display.ended(ORDERS, done("orders"));

    assertEquals(
        """
        prod/orders: AwaitReady: copying 1 of 2 tables
        prod/users: AwaitReady: copying 1 of 2 tables
        prod/orders: it runs already
        prod/orders: Analyze (attempt 2, because: refused)
        Following; Ctrl-C ends that, not what was started. Typed again, it is followed again.
        """,
        text());
  }

  @Test
  void onATerminalItIsRedrawnUnderWhatStays() {
    RunDisplay display = new RunDisplay(new Terminal(stream(), true, false, 24, 80), false);
    display.show(ORDERS, REPEATING);
    display.say(USERS, "it runs already");
    display.ended(ORDERS, done("orders"));
    display.ended(USERS, done("users"));

    String drawn = "prod/orders\n  running     Analyze\n    attempt 2, because: refused\n";
    assertEquals(
        "\r\u001B[J"
            + drawn
            + "\u001B[3A\r\u001B[J"
            + "prod/users: it runs already\n"
            + "\r\u001B[J"
            + drawn
            + "\u001B[3A\r\u001B[J",
        text());
  }

  @Test
  void ofManyPairsEachIsToldAsSoonAsItEnds() {
    RunDisplay display = new RunDisplay(Terminal.plain(stream()), true);
    display.ended(USERS, PairResult.broken("users", "step", ExitCode.FAILED, "no route"));
    display.ended(ORDERS, done("orders"));

    assertEquals("prod/users: no route\nprod/orders: it has ended\n", text());
  }

  private static PairResult done(String db) {
    return new PairResult(
        db, "step", Outcome.DONE, ExitCode.DONE, "it has ended", List.of(), null, null);
  }

  private PrintStream stream() {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
