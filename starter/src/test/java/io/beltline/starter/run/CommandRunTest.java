package io.beltline.starter.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.fake.FakeDatabases;
import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.report.Report;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.temporal.Deadlines;
import io.beltline.starter.terminal.Terminal;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandRunTest {
  private static FakeTemporal temporal = FakeTemporal.bare();

  @BeforeAll
  static void start() {
    temporal.close();
    temporal = FakeTemporal.withWorker();
  }

  @AfterAll
  static void stop() {
    temporal.close();
  }

  @ParameterizedTest
  @CsvSource({
    "orders,0",
    "different,1",
    "failed,1",
    "down,1",
    "late,1",
    "silent,1",
    "broken,2",
    "unknown,2",
    "misconfigured,2",
    "unverified,5"
  })
  void theExitCodeTellsHowItEnded(String db, int exitCode) {
    Ran ran = temporal.belt("analyze", "test", db);

    assertEquals(exitCode, ran.exitCode(), ran.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "validate-data,down,5",
    "validate-data,late,5",
    "diff-schemas,silent,5",
    "diff-sequences,down,5",
    "diff-sequences,misconfigured,2",
    "validate-data,broken,2",
    "status,down,1"
  })
  void aComparisonThatDidNotEndHasProvedNothing(String command, String db, int exitCode) {
    Ran ran = temporal.belt(command, "test", db);

    assertEquals(exitCode, ran.exitCode(), ran.toString());
  }

  @Test
  void aFolderThatCannotBeAPairIsPassedOver() {
    Ran ran = temporal.belt("analyze", "odd");

    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.err().contains("Passed over: the workers' folder configs/odd"), ran.err());
    assertTrue(ran.err().contains("'not a name'"), ran.err());
    assertTrue(ran.out().startsWith("odd/alpha: analyze of alpha has ended"), ran.out());
  }

  @Test
  void whatNobodyCanReadOfOnePairHidesNoOther() {
    StepPlan plan = new StepPlan(Command.ANALYZE, CommandOptions.NONE);

    Seen seen =
        seen(
            plan,
            (result, colours) ->
                result.results().stream().map(CommandRunTest::readUnlessBeta).toList());

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
  private static Seen seen(StepPlan plan, Report report) {
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

  @Test
  void aPairIsToldInALineOfItsOwnWithItsSteps() {
    Ran ran = temporal.belt("analyze", "test", "orders");

    assertEquals(
        """
        test/orders: analyze of orders has ended
          EnsureLink: the forward link is there
          Analyze: statistics are fresh
        """,
        ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void withoutANameEveryPairRunsAndABadOneTouchesNoOther() throws JsonProcessingException {
    Ran ran = temporal.belt("analyze", "test", "--json");

    JsonNode answer = BeltlineDataConverter.mapper().readTree(ran.out());
    List<String> names = new ArrayList<>();
    List<String> outcomes = new ArrayList<>();
    for (JsonNode pair : answer.get("results")) {
      names.add(pair.get("db").asText());
      outcomes.add(pair.get("outcome").asText());
    }
    assertEquals(FakeDatabases.ALL, names);
    assertEquals(List.of("done", "done", "null", "done", "done"), outcomes);
    assertEquals(1, ran.exitCode());
    assertEquals(1, answer.get("exitCode").asInt());
    String reason = "source: connection refused [08001]. Start it";
    assertEquals(reason, answer.get("results").get(2).get("error").asText());
    assertEquals(
        List.of(
            "test/alpha: analyze of alpha has ended",
            "test/beta: analyze of beta has ended",
            "test/down: " + reason,
            "test/gamma: analyze of gamma has ended",
            "test/omega: analyze of omega has ended"),
        ran.err().lines().sorted().toList());
  }

  @Test
  void onePairAtATimeComesToTheSame() {
    Ran ran = temporal.belt("analyze", "test", "--at-once=1");

    assertEquals(1, ran.exitCode());
    assertEquals(
        FakeDatabases.ALL,
        ran.out()
            .lines()
            .filter(line -> line.startsWith("test/"))
            .map(line -> line.substring("test/".length(), line.indexOf(':')))
            .toList());
  }

  @Test
  void whatAStepMetLastIsToldWhenItRanOutOfTime() {
    Ran ran = temporal.belt("analyze", "test", "late");

    assertTrue(ran.err().contains("connection refused by the source"), ran.err());
  }

  @Test
  void aStepThatWasNotHeardOfIsNamed() {
    Ran ran = temporal.belt("analyze", "test", "silent");

    assertTrue(
        ran.err().contains("test/silent: Step AwaitForwardReady did not end in time ("), ran.err());
  }

  @Test
  void anUnknownDatabaseIsAnsweredWithTheKnownOnes() {
    Ran ran = temporal.belt("analyze", "test", "unknown", "--json");

    assertTrue(ran.err().contains("known are alpha, beta"), ran.err());
    assertTrue(ran.out().contains("\"exitCode\" : 2"), ran.out());
  }

  @Test
  void aDatacenterWithoutADatabaseIsWrongUsage() {
    Ran ran = temporal.belt("analyze", "empty");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("Datacenter empty has no database yet"), ran.err());
  }

  @Test
  void aDatacenterThatNobodyServesIsToldWithTheOnesThatAreHere(@TempDir Path directory)
      throws IOException {
    Files.createDirectories(directory.resolve("configs/prod"));

    Ran ran = temporal.beltIn(directory, "analyze", "nowhere");

    assertEquals(4, ran.exitCode());
    assertTrue(ran.err().contains("No worker serves datacenter nowhere"), ran.err());
    assertTrue(ran.err().contains("lists the datacenters: prod"), ran.err());
  }

  @Test
  void aTemporalThatIsNotThereIsToldWithItsAddress() {
    String address = "127.0.0.1:" + FakeTemporal.freePort();
    Ran ran =
        FakeTemporal.belt(
            Map.of("TEMPORAL_ADDRESS", address), Path.of(""), "analyze", "test", "orders");

    assertEquals(4, ran.exitCode());
    assertTrue(ran.err().contains(address + " (from TEMPORAL_ADDRESS)"), ran.err());
  }

  @Test
  void namesThatCannotBeAPairAreWrongUsage() {
    assertEquals(2, temporal.belt("analyze", "test", "../etc").exitCode());
    assertEquals(2, temporal.belt("analyze", "../etc").exitCode());
    assertEquals(2, temporal.belt("analyze").exitCode());
    assertEquals(2, temporal.belt("analyze", "test", "--at-once=0").exitCode());
  }

  @Test
  void saysHowToRegisterSearchAttributesThatTheServerDoesNotKnow() {
    try (FakeTemporal bare = FakeTemporal.bare()) {
      bare.startWorker();
      Ran ran = bare.belt("analyze", "test", "orders");

      assertEquals(2, ran.exitCode(), ran.err());
      assertTrue(ran.err().contains("temporal operator search-attribute create"), ran.err());
    }
  }

  @Test
  void whereAnErrorCameFromIsShownToWhomAsks() {
    String quiet = temporal.belt("analyze", "test", "down").err();
    String verbose = temporal.belt("analyze", "test", "down", "--verbose").err();

    assertFalse(quiet.contains("\tat "), quiet);
    assertTrue(verbose.contains("\tat "), verbose);
  }
}
