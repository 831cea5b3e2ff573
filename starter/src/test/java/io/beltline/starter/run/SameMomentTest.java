package io.beltline.starter.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.temporal.Reservation;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.StepRequest;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.pair.Pair;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What changes one pair, typed in the same moment by several people. */
class SameMomentTest {
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

  @Test
  void ofManyOneRunsAndAllOthersAreRefused() {
    Map<Background, String> typed = new LinkedHashMap<>();
    for (Command command : Command.changing()) {
      if (command != Command.LOAD_SCHEMA) {
        typed.put(new Background(temporal, command.toString(), "test", "slow-1"), "" + command);
      }
    }
    typed.put(
        new Background(temporal, "cutover", "start", "test", "slow-1", "--detach"), "cutover");

    Background any = typed.keySet().iterator().next();
    any.until(() -> others(typed.keySet()).size() == 1);

    Background winner = others(typed.keySet()).get(0);
    if (!winner.ended()) {
      String id = "step/test/slow-1/" + typed.get(winner);
      temporal.client().newUntypedWorkflowStub(id).signal("go");
    }
    assertEquals(0, winner.exitCode(), winner.err());
    for (Background refused : typed.keySet()) {
      assertTrue(refused == winner || refused.err().contains("would get in"), refused.err());
    }
  }

  /** Those that were not refused, so far. */
  private static List<Background> others(Set<Background> typed) {
    return typed.stream().filter(belt -> !belt.ended() || belt.exitCode() != 1).toList();
  }

  @Test
  void whileOneIsBeingStartedAnotherWaitsAndThenSeesIt() throws InterruptedException {
    Pair pair = new Pair("test", "slow-2");
    WorkflowStub held = reserve(pair, Duration.ofMinutes(1));
    Background analyze = new Background(temporal, "analyze", "test", "slow-2");
    Background cutover = new Background(temporal, "cutover", "start", "test", "slow-2", "--detach");
    assertFalse(analyze.endsWithin(Duration.ofSeconds(1)), analyze.err());
    assertFalse(cutover.ended(), cutover.err());

    WorkflowStub setup = begin(pair, Command.SETUP);
    held.terminate("started");

    assertEquals(1, analyze.exitCode());
    assertTrue(analyze.err().contains("Workflow step/test/slow-2/setup runs since"), analyze.err());
    assertEquals(1, cutover.exitCode());
    assertTrue(cutover.err().contains("Workflow step/test/slow-2/setup runs since"), cutover.err());
    setup.signal("go");
  }

  @Test
  void whoDiesWhileStartingKeepsNobodyOutForLong() {
    WorkflowStub left = reserve(new Pair("test", "users-3"), Duration.ofSeconds(1));

    assertEquals(0, temporal.belt("analyze", "test", "users-3").exitCode());

    assertFalse(left.describe().getStatus().name().endsWith("RUNNING"));
  }

  @Test
  void whatOnlyLooksReservesNothing() {
    WorkflowStub held = reserve(new Pair("test", "users-4"), Duration.ofMinutes(1));

    assertEquals(0, temporal.belt("check-connectivity", "test", "users-4").exitCode());

    held.terminate("enough");
  }

  private static WorkflowStub reserve(Pair pair, Duration limit) {
    WorkflowStub stub =
        temporal
            .client()
            .newUntypedWorkflowStub(
                Reservation.TYPE,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(Reservation.id(pair))
                    .setTaskQueue("nobody")
                    .setWorkflowExecutionTimeout(limit)
                    .build());
    stub.start();
    return stub;
  }

  private static WorkflowStub begin(Pair pair, Command command) {
    WorkflowStub stub =
        temporal
            .client()
            .newUntypedWorkflowStub(
                "StepWorkflow",
                WorkflowOptions.newBuilder()
                    .setWorkflowId(StepWorkflow.id(pair, command))
                    .setTaskQueue(pair.taskQueue())
                    .build());
    stub.start(new StepRequest(pair, command, CommandOptions.NONE));
    return stub;
  }
}
