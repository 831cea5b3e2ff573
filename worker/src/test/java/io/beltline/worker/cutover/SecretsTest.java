package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.process.FreePort;
import io.beltline.worker.Eventually;
import io.beltline.worker.WorkerMain;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.Stopped;
import io.temporal.client.WorkflowFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No password is found anywhere, whatever goes wrong. That the search would find one is proven on
 * the way, by client programs that tell one.
 */
class SecretsTest {
  @TempDir Path folder = Path.of("");
  private MovingBed bed;
  private PlantedPasswords passwords;
  private PlantedPrograms programs;
  private Path temporary = Path.of("");
  private WorkerJvm worker;
  private Onlooker onlooker;
  private Surfaces surfaces;

  @BeforeEach
  void start() throws Exception {
    bed = MovingBed.start(folder);
    passwords = PlantedPasswords.in(bed, folder);
    programs = PlantedPrograms.in(folder.resolve("programs"));
    temporary = Files.createDirectory(folder.resolve("temporary"));
    Map<String, String> variables = new LinkedHashMap<>(passwords.variables());
    variables.put("TEMPORAL_ADDRESS", bed.temporal.address());
    variables.put("BELTLINE_LOG_LEVEL", "DEBUG");
    variables.put("BELTLINE_PG_BIN", programs.folder().toString());
    variables.put("TMPDIR", temporary.toString());
    worker =
        WorkerJvm.keep(
            WorkerMain.class, List.of("-Djava.io.tmpdir=" + temporary), folder, variables);
    onlooker = Onlooker.of(temporary);
    surfaces = new Surfaces(bed.operator, worker, onlooker);
  }

  @AfterEach
  void close() throws Exception {
    onlooker.close();
    worker.close();
    bed.close();
  }

  @Test
  void noPasswordIsFoundAnywhereWhateverGoesWrong() throws Exception {
    refusesAWrongPasswordOnTheSource();
    stopsAtARoleWhosePasswordIsRefused();
    stopsAtADumpThatTellsWhatItIsToldToTell();
    stopsAtAWrongPasswordOnTheDestination();
    stopsAtARestoreThatFailsOnceAnUnreachableHostIsBack();
    losesItsWorkerAndStopsAtALinkThatCannotLogIn();
    movesAllTheSame();
  }

  private void refusesAWrongPasswordOnTheSource() throws Exception {
    passwords.configure(config -> config.with("/src/root_user/pw", passwords.wrong()));
    bed.operator.start(null);
    assertThrows(WorkflowFailedException.class, () -> bed.operator.result());
    assertNothingTold();
  }

  private void stopsAtARoleWhosePasswordIsRefused() throws Exception {
    passwords.configure(config -> config);
    onDestination("alter database shop set session_preload_libraries = 'passwordcheck'");
    bed.operator.start(null);
    stopsWith("Unexpected", "password must not equal user name");
    onDestination("alter database shop reset session_preload_libraries");
  }

  private void stopsAtADumpThatTellsWhatItIsToldToTell() throws Exception {
    String planted = PlantedPasswords.nasty();
    Secrets told = new Secrets(Map.of("planted", planted));
    programs.tell(planted);
    goOn();
    Eventually.holds(
        "a failed attempt tells", () -> !told.in(bed.operator.description()).isEmpty());
    stopsWith("ClientProgramFailed", "invalid snapshot identifier");
    programs.tellNothing();
    assertEquals(
        Set.of("command lines", "details", "environments", "files", "history", "log", "status"),
        surfaces.telling(told).keySet());
  }

  private void stopsAtAWrongPasswordOnTheDestination() throws Exception {
    passwords.configure(config -> config.with("/dst/root_user/pw", passwords.wrong()));
    goOn();
    stopsWith("AuthenticationRefused", "password authentication failed");
  }

  private void stopsAtARestoreThatFailsOnceAnUnreachableHostIsBack() throws Exception {
    String nobody = Integer.toString(FreePort.choose());
    passwords.configure(config -> config.with("/dst/port", nobody));
    goOn();
    Eventually.holds(
        "it is told that nobody answers",
        () -> bed.operator.description().contains("ConnectionFailed"));
    assertNothingTold();
    onDestination("create type orders as enum ('in the way')");
    passwords.configure(config -> config);
    stopsWith("ClientProgramFailed", "type \"orders\" already exists");
    onDestination("drop type orders");
  }

  private void losesItsWorkerAndStopsAtALinkThatCannotLogIn() throws Exception {
    programs.hold();
    goOn();
    Eventually.holds("a client program is there", programs::isWaiting);
    worker.kill();
    passwords.changeReplicationPassword();
    programs.letGo();
    stopsWith("Unexpected", "password authentication failed");
    passwords.restoreReplicationPassword();
    goOn();
  }

  private void movesAllTheSame() throws Exception {
    bed.operator.awaitGate(Gate.REVOKE_LOGINS);
    assertNothingTold();
    bed.operator.signal("approve", "revoke-logins");
    bed.operator.awaitGate(Gate.TEARDOWN);
    assertNothingTold();
    bed.operator.signal("approve", "teardown");
    assertEquals(Phase.DONE, bed.operator.result().outcome());
    assertNothingTold();
    assertTrue(onlooker.environments().contains("PGPASSFILE"), "client programs were seen");
    assertEquals(List.of(), workFolders(), "what the killed worker left is gone");
  }

  private List<Path> workFolders() throws IOException {
    try (Stream<Path> left = Files.list(temporary)) {
      return left.filter(path -> path.getFileName().toString().startsWith("beltline")).toList();
    }
  }

  private void onDestination(String statement) throws SQLException {
    bed.servers.destination().execute(bed.servers.database(), statement);
  }

  private void goOn() {
    bed.operator.update("resume", "mended");
  }

  private void stopsWith(String kind, String words) throws Exception {
    Stopped stopped = Objects.requireNonNull(bed.operator.awaitStopped().stopped());
    assertEquals(kind, stopped.kind(), stopped::message);
    assertTrue(stopped.message().contains(words), stopped::message);
    assertNothingTold();
  }

  private void assertNothingTold() throws Exception {
    assertEquals(Map.of(), surfaces.telling(passwords.secrets()));
  }
}
