package io.beltline.starter.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.StepRequest;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.pair.Pair;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartCommandTest {
  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

  @Test
  void stopsFollowingAtAGateAndTellsWhatToType() {
    Ran ran = temporal.belt("cutover", "start", "test", "start-gate");

    assertEquals(3, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("belt cutover approve test start-gate revoke-logins"), ran.out());
    assertTrue(ran.err().contains("Started the cutover of test/start-gate"), ran.err());
  }

  @Test
  void endsWithZeroWhenItIsDone() {
    assertEquals(0, temporal.belt("cutover", "start", "test", "done").exitCode());
  }

  @Test
  void endsWithOneWhenAStepHasStopped() {
    Ran ran = temporal.belt("cutover", "start", "test", "stopped");

    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("no space left"), ran.out());
    assertTrue(ran.out().contains("belt cutover resume test stopped"), ran.out());
  }

  @Test
  void endsWithOneWhenPrecheckBlocksIt() {
    Ran ran = temporal.belt("cutover", "start", "test", "blocked");

    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("wal_level is replica"), ran.out());
  }

  @Test
  void detachReturnsAtOnce() {
    Ran ran = temporal.belt("cutover", "start", "test", "detached", "--detach", "--json");

    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("\"workflowId\" : \"cutover/test/detached\""), ran.out());
    assertTrue(ran.out().contains("\"started\" : true"), ran.out());
  }

  @Test
  void followsACutoverThatRunsAlready() {
    temporal.belt("cutover", "start", "test", "twice");
    Ran ran = temporal.belt("cutover", "start", "test", "twice");

    assertEquals(3, ran.exitCode());
    assertTrue(ran.err().contains("A cutover of test/twice runs already"), ran.err());
  }

  @Test
  void startsAgainAfterOneHasEnded() {
    temporal.belt("cutover", "start", "test", "aborted");
    Ran ran = temporal.belt("cutover", "start", "test", "aborted");

    assertEquals(1, ran.exitCode());
    assertTrue(ran.err().contains("Started the cutover of test/aborted"), ran.err());
  }

  @Test
  void refusesAConfigurationThatTheWorkerCannotUse() {
    Ran ran = temporal.belt("cutover", "start", "test", "broken");

    assertEquals(2, ran.exitCode());
    assertEquals("configs/test/broken/config.json: src.port: is missing\n", ran.err());
    assertEquals(2, temporal.belt("cutover", "status", "test", "broken").exitCode());
  }

  @Test
  void startsNothingThatRunsLaterWhenNoWorkerServesTheDatacenter(@TempDir Path directory)
      throws IOException {
    Files.createDirectories(directory.resolve("configs/prod"));

    Ran ran =
        FakeTemporal.belt(
            temporal.environment(), directory, "cutover", "start", "nowhere", "orders");

    assertEquals(4, ran.exitCode());
    assertTrue(ran.err().contains("No worker serves datacenter nowhere"), ran.err());
    assertTrue(ran.err().contains("bin/worker --datacenter nowhere"), ran.err());
    assertTrue(ran.err().contains("lists the datacenters: prod"), ran.err());
    assertTrue(ran.err().contains("is 'nowhere' a typing error?"), ran.err());
    assertEquals(2, temporal.belt("cutover", "status", "nowhere", "orders").exitCode());
  }

  @Test
  void namesTheAddressAndItsOriginWhenTemporalIsNotThere() {
    String address = "127.0.0.1:" + FakeTemporal.freePort();
    Ran ran =
        FakeTemporal.belt(
            Map.of("TEMPORAL_ADDRESS", address), Path.of(""), "cutover", "start", "test", "orders");

    assertEquals(4, ran.exitCode());
    assertTrue(ran.err().contains(address + " (from TEMPORAL_ADDRESS)"), ran.err());
    assertFalse(ran.err().contains("\tat "), ran.err());
  }

  @Test
  void namesTheProfileThatTheAddressCameFrom(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("temporal.toml");
    String address = "127.0.0.1:" + FakeTemporal.freePort();
    Files.writeString(file, "[profile.prod]\naddress = \"" + address + "\"\n");
    Map<String, String> environment =
        Map.of("TEMPORAL_CONFIG_FILE", file.toString(), "TEMPORAL_PROFILE", "prod");

    Ran ran = FakeTemporal.belt(environment, directory, "cutover", "status", "test", "orders");

    assertEquals(4, ran.exitCode());
    assertTrue(ran.err().contains("from profile 'prod' of " + file), ran.err());
  }

  @Test
  void aProfileThatDoesNotExistIsWrongConfiguration() {
    Ran ran =
        FakeTemporal.belt(
            Map.of("TEMPORAL_PROFILE", "nope"), Path.of(""), "cutover", "status", "test", "orders");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("nope"), ran.err());
  }

  @Test
  void aTlsFileThatIsMissingIsWrongConfiguration(@TempDir Path directory) {
    String path = directory.resolve("client.pem").toString();
    Map<String, String> environment = Map.of("TEMPORAL_TLS_CLIENT_CERT_PATH", path);

    Ran ran = FakeTemporal.belt(environment, directory, "cutover", "status", "test", "orders");

    assertEquals(2, ran.exitCode(), ran.err());
    assertTrue(ran.err().contains(path), ran.err());
    assertTrue(ran.err().contains("TEMPORAL_TLS_CLIENT_CERT_PATH"), ran.err());
    assertFalse(ran.err().contains("TEMPORAL_TLS_CLIENT_KEY_PATH"), ran.err());
  }

  @Test
  void asksForAWorkerBeforeItRefusesBesideACommand() {
    Pair pair = new Pair("nowhere", "users");
    StepRequest request = new StepRequest(pair, Command.ANALYZE, CommandOptions.NONE);
    WorkflowOptions unserved =
        WorkflowOptions.newBuilder()
            .setWorkflowId(StepWorkflow.id(pair, Command.ANALYZE))
            .setTaskQueue(pair.taskQueue())
            .build();
    WorkflowStub analyze = temporal.client().newUntypedWorkflowStub(StepWorkflow.TYPE, unserved);
    analyze.start(request);

    Ran ran = temporal.belt("cutover", "start", "nowhere", "users");

    assertEquals(4, ran.exitCode(), ran.err());
    assertTrue(ran.err().contains("No worker serves datacenter nowhere"), ran.err());
    analyze.terminate("seen");
  }

  @Test
  void saysHowToRegisterSearchAttributesThatTheServerDoesNotKnow() {
    try (FakeTemporal bare = FakeTemporal.bare()) {
      bare.startWorker();
      Ran ran = bare.belt("cutover", "start", "test", "orders");

      assertEquals(2, ran.exitCode(), ran.err());
      assertTrue(ran.err().contains("temporal operator search-attribute create"), ran.err());
      assertEquals(2, bare.belt("cutover", "status", "test", "orders").exitCode());
    }
  }

  @Test
  void refusesAnOutageBudgetThatIsNoDuration() {
    Ran ran = temporal.belt("cutover", "start", "test", "orders", "--outage-budget", "soon");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("'soon' is not a duration such as 500ms"), ran.err());
  }

  @Test
  void refusesANameThatCannotBeAPair() {
    Ran ran = temporal.belt("cutover", "start", "test", "../etc", "--json");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.out().contains("\"exitCode\" : 2"), ran.out());
  }
}
