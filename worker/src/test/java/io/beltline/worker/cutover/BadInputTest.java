package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.postgres.PostgresServers;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.testbed.process.FreePort;
import io.beltline.worker.WorkerMain;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.precheck.Finding;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user gets wrong: said in clear words before anything is changed. */
class BadInputTest {
  @TempDir static Path folder = Path.of("");
  private static MovingBed bed;
  private static WorkerJvm worker;

  @BeforeAll
  static void start() {
    bed = MovingBed.start(folder);
    worker = WorkerJvm.keep(WorkerMain.class, List.of(), folder, bed.temporal.address());
  }

  @AfterAll
  static void close() {
    worker.close();
    bed.close();
  }

  @Test
  void aWrongPasswordOnTheSource() throws Exception {
    blocked(
        config -> config.with("/src/root_user/pw", "wrong-" + UUID.randomUUID()),
        "login-refused",
        "source",
        "Correct the user's name, password or tls in config.json");
  }

  @Test
  void aWrongPasswordOnTheDestination() throws Exception {
    blocked(
        config -> config.with("/dst/root_user/pw", "wrong-" + UUID.randomUUID()),
        "login-refused",
        "destination",
        "Correct the user's name, password or tls in config.json");
  }

  @Test
  void aDestinationThatCannotBeReached() throws Exception {
    String nobody = Integer.toString(FreePort.choose());
    blocked(
        config -> config.with("/dst/port", nobody),
        "unreachable",
        "port " + nobody,
        "Check that the server runs and that the worker reaches its address and port");
  }

  @Test
  void aDatabaseThatIsNotThere() throws Exception {
    blocked(
        config -> config.with("/dst/db", "shpo"),
        "database-missing",
        "shpo",
        "Create the database");
  }

  @Test
  void aDestinationWithoutPglogical() throws Exception {
    try (PostgresServer plain =
        PostgresServers.start(ServerOptions.defaults().with("shared_preload_libraries", ""))) {
      plain.createDatabase(MovingBed.PAIR.db());
      blocked(
          config ->
              config
                  .with("/engine", "pglogical")
                  .with("/dst/host", plain.host())
                  .with("/dst/ip", plain.ip())
                  .with("/dst/port", Integer.toString(plain.port())),
          "preload-libraries",
          "pglogical",
          "shared_preload_libraries");
    }
  }

  @Test
  void aDestinationThatIsNotEmpty() throws Exception {
    bed.servers.destination().execute(bed.servers.database(), "create table orders (id int)");
    try {
      blocked(config -> config, "destination-not-empty", "orders", "an empty database");
    } finally {
      bed.servers.destination().execute(bed.servers.database(), "drop table orders");
    }
  }

  @Test
  void aPasswordThatIsMissingStopsItUntilTheConfigurationIsMended() throws Exception {
    BeforeMoving before = BeforeMoving.of(bed);
    ConfigFile config = bed.configure(complete -> complete.without("/dst/root_user/pw"));
    bed.operator.start(null);

    CutoverStatus status = bed.operator.awaitStopped();

    String message = Objects.requireNonNull(status.stopped()).message();
    assertTrue(message.contains("config.json"), message);
    assertTrue(message.contains("dst.root_user.pw"), message);
    bed.operator.update("abort", "not today");
    assertEquals(Phase.ABORTED, bed.operator.result().outcome());
    before.assertNothingChanged();
    Secrets.of(config).assertNotIn(bed.operator.history(), worker.log());
  }

  private static void blocked(UnaryOperator<ConfigFile> mistake, String code, String... words)
      throws Exception {
    BeforeMoving before = BeforeMoving.of(bed);
    ConfigFile config = bed.configure(mistake);
    bed.operator.start(null);

    WorkflowFailedException end =
        assertThrows(WorkflowFailedException.class, () -> bed.operator.result());

    ApplicationFailure failure = assertInstanceOf(ApplicationFailure.class, end.getCause());
    assertEquals("PrecheckBlocked", failure.getType());
    CutoverStatus status = bed.operator.status();
    assertEquals(Phase.FAILED, status.phase());
    List<Finding> blockers = Objects.requireNonNull(status.precheck()).blockers();
    assertTrue(
        blockers.stream().anyMatch(blocker -> blocker.code().equals(code)), blockers::toString);
    for (String word : words) {
      assertTrue(failure.getOriginalMessage().contains(word), failure::getOriginalMessage);
    }
    before.assertNothingChanged();
    Secrets.of(config).assertNotIn(bed.operator.history(), worker.log());
  }
}
