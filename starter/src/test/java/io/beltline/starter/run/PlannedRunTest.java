package io.beltline.starter.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.report.Report;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.temporal.Deadlines;
import io.beltline.starter.terminal.Terminal;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Plans that no command has, for answers that no worker gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlannedRunTest {
  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

  @Test
  void whatNobodyCanReadOfOnePairHidesNoOther() {
    StepPlan plan = new StepPlan(Command.ANALYZE, CommandOptions.NONE);

    Seen seen =
        seen(
            plan,
            (result, colours) ->
                result.results().stream().map(PlannedRunTest::readUnlessBeta).toList());

    assertEquals(1, seen.exitCode(), seen.err());
    assertTrue(seen.out().contains("alpha\nbeta without detail\n"), seen.out());
    assertTrue(seen.err().contains("test/beta: another shape"), seen.err());
  }

  private static String readUnlessBeta(PairResult pair) {
    if (pair.detail() == null) {
      return pair.db() + " without detail";
    }
    if (pair.db().equals("beta")) {
      throw new BeltException(ExitCode.FAILED, "another shape");
    }
    return pair.db();
  }

  @Test
  void anErrorInOnePairIsItsOwn() {
    PairOptions options =
        (pair, notice) -> {
          if (pair.db().equals("beta")) {
            throw new StackOverflowError("too deep");
          }
          return CommandOptions.NONE;
        };

    Seen seen = seen(new StepPlan(Command.ANALYZE, options), new PlainReport());

    assertEquals(1, seen.exitCode(), seen.err());
    assertTrue(seen.err().contains("test/beta: Unexpected StackOverflowError"), seen.err());
    assertTrue(seen.out().contains("test/beta: not run to its end"), seen.out());
    assertTrue(seen.out().contains("test/gamma: analyze of gamma has ended"), seen.out());
  }

  @Test
  void watchPaintsForTheStreamThatItWritesTo() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal coloured = new Terminal(plain(new ByteArrayOutputStream()).stream(), true, true, 9, 9);
    Surroundings surroundings =
        new Surroundings(
            temporal.environment(), Path.of(""), plain(out), coloured, Deadlines.USUAL);
    Watch watch = new Watch(surroundings, new OutputOptions(), 2);
    StepPlan plan = new StepPlan(Command.STATUS, CommandOptions.NONE);
    Report once =
        (result, colours) -> {
          Thread.currentThread().interrupt();
          return List.of();
        };

    assertThrows(
        BeltException.class, () -> watch.run("test", "down", plan, once, Duration.ofHours(1)));

    assertTrue(Thread.interrupted(), "it was ended by an interrupt");
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("\ntest/down: source: connection refused"), text);
  }

  /** Runs it for every pair of {@code test}. */
  private Seen seen(StepPlan plan, Report report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            temporal.environment(), Path.of(""), plain(out), plain(err), Deadlines.USUAL);
    int exitCode =
        new CommandRun(surroundings, new OutputOptions(), 2).run("test", null, plan, report);
    return new Seen(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Terminal plain(ByteArrayOutputStream bytes) {
    return Terminal.plain(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  /** What was printed. */
  private record Seen(int exitCode, String out, String err) {}
}
