package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.ConfigFile;
import io.beltline.worker.Eventually;
import io.beltline.worker.HttpProbe;
import io.beltline.worker.WorkerProcess;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Back to the source on real servers, while an application writes wherever it is let in. */
class RollbackTest {
  @TempDir Path folder = Path.of("");
  private final AtomicInteger fences = new AtomicInteger();
  private MovingBed bed;
  private WorkerProcess worker;
  private BeforeMoving before;

  @BeforeEach
  void start() throws Exception {
    bed = MovingBed.start(folder);
    before = BeforeMoving.of(bed);
    worker =
        TakingWork.start(
            bed,
            folder,
            step -> {
              if (step.getActivityType().equals("Fence")) {
                fences.incrementAndGet();
              }
            });
  }

  @AfterEach
  void close() {
    worker.close();
    bed.close();
  }

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void goesThereAndBackTwiceAndEndsOnTheSourceWithNothingLostAndNothingLeft(EngineKind engine)
      throws Exception {
    ConfigFile unused = bed.configure(config -> config.with("/engine", engine.toString()));
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(null);
      for (int round = 0; round < 2; round++) {
        cutOver(application);
        inTheWindow();
        rollBack(application);
      }
      bed.operator.update("approve", Map.of("gate", "teardown", "by", "ana"));
      CutoverReport report = bed.operator.result();
      application.stop();
      run(Side.DESTINATION, "drop role shop_guest");

      assertEquals(Phase.ROLLED_BACK, report.outcome());
      assertEquals(List.of(), report.leftovers());
      assertEquals(4, report.outages().stream().filter(Outage::opened).count());
      assertTrue(report.outages().stream().allMatch(o -> o.predictedMillis() != null));
      before.assertReturned(application);
    }
    assertEquals(
        "2",
        bed.value(Side.SOURCE, "select count(*) from visits where page = '/window'"),
        "what was written in the windows to the table without key");
  }

  /** What people do to a destination that they believe to be theirs for good. */
  private void inTheWindow() throws SQLException {
    try (Connection destination = bed.connect(Side.DESTINATION);
        Statement statement = destination.createStatement()) {
      statement.execute("insert into visits (page, ticket) values ('/window', 0)");
      statement.execute("select setval('tickets', nextval('tickets') + 1000)");
      statement.execute("alter role shop_jobs connection limit 7");
      statement.execute("drop role if exists shop_guest; create role shop_guest login");
    }
  }

  @Test
  void refusesBeforeItFencesWhenTheBackLinkIsBrokenAndSaysWhatToDo() throws Exception {
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(null);
      cutOver(application);
      String subscription = bed.value(Side.SOURCE, "select sub_name from pglogical.subscription");
      run(Side.SOURCE, "select pglogical.alter_subscription_disable('" + subscription + "', true)");

      bed.operator.update("rollback", "broken");
      CutoverStatus status =
          bed.operator.await(
              "a refused rollback",
              now -> now.outages().size() == 2 && now.phase() == Phase.AWAIT_TEARDOWN);

      String reason = String.valueOf(status.outages().get(1).reason());
      assertTrue(reason.startsWith("before anything was touched: LinkDisabled"), reason);
      assertTrue(reason.contains(subscription), reason);
      assertEquals(1, fences.get(), "the destination was not fenced");
      awaitWritesGoOn(application);

      run(Side.SOURCE, "select pglogical.alter_subscription_enable('" + subscription + "', true)");
      rollBack(application);
      endOnTheSource(application);
    }
  }

  @Test
  void waitsForABackLinkThatLagsBehind() throws Exception {
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(Duration.ofSeconds(10));
      cutOver(application);
      try (Connection blocker = bed.connect(Side.SOURCE)) {
        blocker.setAutoCommit(false);
        try (Statement statement = blocker.createStatement()) {
          statement.execute("lock table customers in share mode");
        }
        awaitWritesGoOn(application);
        bed.operator.update("rollback", "lag");
        bed.operator.awaitPhase(Phase.PREPARE_ROLLBACK);
        awaitWritesGoOn(application);
        assertEquals(1, fences.get(), "the destination was not fenced");
        blocker.rollback();
      }
      awaitOnSource(application);
      endOnTheSource(application);
    }
  }

  @Test
  void holdsTeardownBackUntilSomebodyAnswersForAWriteToTheOldSource() throws Exception {
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(null);
      cutOver(application);
      bed.operator.await("the watch is up", s -> s.phase() == Phase.AWAIT_TEARDOWN);
      run(Side.SOURCE, "insert into visits (page, ticket) values ('/stray', 0)");

      CutoverStatus status = bed.operator.await("stray writes", now -> !now.strayWrites().none());
      assertEquals("public.visits", status.strayWrites().found().get(0).object());
      var probe = new HttpProbe(worker.httpPort());
      Eventually.holds(
          "the metric of stray writes",
          () ->
              probe
                  .get("/prometheus")
                  .body()
                  .lines()
                  .filter(line -> line.startsWith("beltline_stray_writes{"))
                  .filter(line -> line.contains("db=\"shop\"") && line.contains("dc=\"dc1\""))
                  .anyMatch(line -> line.contains("side=\"source\"") && line.endsWith(" 1.0")));
      bed.operator.signal("approve", "teardown");
      bed.operator.await("ignored", now -> !now.ignored().isEmpty());
      assertFalse(bed.operator.status().phase().ended());

      bed.operator.update("approve", Map.of("gate", "teardown", "acceptStrayWrites", true));
      assertEquals(Phase.DONE, bed.operator.result().outcome());
      application.stop();
      before.assertMoved(application);
    }
  }

  private void cutOver(ShopApplication application) throws Exception {
    bed.operator.awaitGate(Gate.REVOKE_LOGINS);
    awaitWritesGoOn(application);
    bed.operator.signal("approve", "revoke-logins");
    bed.operator.awaitGate(Gate.TEARDOWN);
    awaitWritesGoOn(application);
  }

  private void rollBack(ShopApplication application) throws Exception {
    bed.operator.update("rollback", Map.of("by", "ana", "note", "CHG-8"));
    awaitOnSource(application);
  }

  private void awaitOnSource(ShopApplication application) throws Exception {
    bed.operator.awaitGate(Gate.REVOKE_LOGINS);
    assertEquals(Side.SOURCE, bed.operator.status().writesOn());
    assertEquals(before.sourceRoles(), bed.roles(Side.SOURCE), "logins exactly as they were");
    awaitWritesGoOn(application);
  }

  private void endOnTheSource(ShopApplication application) throws Exception {
    bed.operator.signal("approve", "teardown");
    assertEquals(Phase.ROLLED_BACK, bed.operator.result().outcome());
    application.stop();
    before.assertReturned(application);
  }

  private void run(Side side, String statement) throws SQLException {
    try (Connection connection = bed.connect(side);
        Statement executing = connection.createStatement()) {
      executing.execute(statement);
    }
  }

  private static void awaitWritesGoOn(ShopApplication application) throws Exception {
    long before = application.acknowledged();
    Eventually.holds("writes go on", () -> application.acknowledged() > before + 20);
  }
}
