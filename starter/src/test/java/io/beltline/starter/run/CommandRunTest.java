package io.beltline.starter.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.beltline.starter.fake.FakeDatabases;
import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandRunTest {
  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

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
