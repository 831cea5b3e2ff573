package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.worker.Eventually;
import io.beltline.worker.WorkerProcess;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.Verdict;
import io.temporal.activity.ActivityInfo;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutoverTest {
  /** What is waited for before the outage is undone; enough for one on a busy machine. */
  private static final Duration OUTAGE_BUDGET = Duration.ofSeconds(10);

  private static final String SLOTS =
      "select slot_name || ' of ' || plugin from pg_replication_slots order by 1";
  private static final String COPIES =
      "select concat_ws(' ', sync_nspname, sync_relname, sync_status, sync_statuslsn)"
          + " from pglogical.local_sync_status order by 1";

  @TempDir Path folder = Path.of("");
  private final AtomicReference<@Nullable Planned> nextDisturbance = new AtomicReference<>();
  private MovingBed bed;
  private WorkerProcess worker;

  @BeforeEach
  void start() throws Exception {
    bed = MovingBed.start(folder);
    worker = TakingWork.start(bed, folder, this::disturb);
  }

  @AfterEach
  void close() {
    worker.close();
    bed.close();
  }

  @Test
  void movesADatabaseFromPrecheckToTeardownWhileAnApplicationWrites() throws Exception {
    BeforeMoving before = BeforeMoving.of(bed);
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(null);
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      String answer =
          bed.operator.update(
              "approve", Map.of("gate", "revoke-logins", "by", "ana", "note", "CHG-7"));
      assertTrue(answer.startsWith("gate revoke-logins approved by ana (CHG-7)"), answer);
      bed.operator.awaitGate(Gate.TEARDOWN);
      awaitWritesGoOn(application);
      bed.operator.signal("approve", "teardown");
      CutoverReport report = bed.operator.result();
      application.stop();

      assertEquals(Phase.DONE, report.outcome());
      assertEquals(List.of(), report.leftovers());
      assertEquals(1, report.outages().size());
      assertTrue(report.outages().get(0).opened());
      assertEquals(Verdict.EQUAL, Objects.requireNonNull(report.validation()).verdict());
      assertEquals(2, report.approvals().size());
      before.assertMoved(application);
    }
  }

  @Test
  void refusesAndUndoesItselfWhenApplyIsStoppedOnTheDestination() throws Exception {
    BeforeMoving before = BeforeMoving.of(bed);
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(OUTAGE_BUDGET);
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      List<String> slots = bed.rows(Side.SOURCE, SLOTS);
      List<String> copies = bed.rows(Side.DESTINATION, COPIES);
      Outage undone = undoneOutageWithApplyStopped(application);

      assertFalse(undone.opened());
      assertTrue(
          String.valueOf(undone.reason()).contains("outageBudget of 10000 ms"), undone::toString);
      assertEquals(before.sourceRoles(), bed.roles(Side.SOURCE));
      assertEquals(slots, bed.rows(Side.SOURCE, SLOTS));
      assertEquals(copies, bed.rows(Side.DESTINATION, COPIES), "no table was copied again");
      awaitWritesGoOn(application);
      awaitRowsArrive();

      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      bed.operator.signal("approve", "revoke-logins");
      bed.operator.awaitGate(Gate.TEARDOWN);
      awaitWritesGoOn(application);
      bed.operator.signal("approve", "teardown");
      CutoverReport report = bed.operator.result();
      application.stop();
      assertEquals(Phase.DONE, report.outcome());
      assertEquals(List.of(), report.leftovers());
      assertTrue(report.outages().get(1).opened());
      before.assertMoved(application);
    }
  }

  /** Holds the link's apply up from the moment before the fence until the outage is undone. */
  private Outage undoneOutageWithApplyStopped(ShopApplication application) throws Exception {
    try (Connection blocker = bed.connect(Side.DESTINATION)) {
      blocker.setAutoCommit(false);
      beforeNext("Fence", () -> stopApply(blocker, application));
      bed.operator.update("approve", "revoke-logins");
      CutoverStatus status =
          bed.operator.await(
              "an undone outage",
              now -> now.phase() == Phase.AWAIT_REVOKE_LOGINS && !now.outages().isEmpty());
      return status.outages().get(0);
    }
  }

  /** Readers and the comparison pass this lock; apply waits for it as soon as there is a row. */
  private static void stopApply(Connection blocker, ShopApplication application) throws Exception {
    try (Statement statement = blocker.createStatement()) {
      statement.execute("lock table ledger in share mode");
    }
    long before = application.acknowledged();
    Eventually.holds("rows wait for apply", () -> application.acknowledged() > before + 2);
  }

  private void beforeNext(String step, Disturbance disturbance) {
    nextDisturbance.set(new Planned(step, disturbance));
  }

  private void disturb(ActivityInfo attempt) {
    Planned planned = nextDisturbance.get();
    if (planned != null
        && planned.step().equals(attempt.getActivityType())
        && nextDisturbance.compareAndSet(planned, null)) {
      planned.happen();
    }
  }

  /** What a test does to a running cutover. */
  private interface Disturbance {
    void happen() throws Exception;
  }

  /** What happens once, before a step. */
  private record Planned(String step, Disturbance disturbance) {
    void happen() {
      try {
        disturbance.happen();
      } catch (Exception e) {
        throw new AssertionError("disturbance of " + step, e);
      }
    }
  }

  @Test
  void touchesNoLoginWhenApplyStandsStillBeforeTheOutage() throws Exception {
    List<String> roles = bed.roles(Side.SOURCE);
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(Duration.ofSeconds(3));
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      try (Connection blocker = bed.connect(Side.DESTINATION)) {
        blocker.setAutoCommit(false);
        stopApply(blocker, application);
        bed.operator.update("approve", "revoke-logins");
        Outage refused =
            bed.operator
                .await("a refused outage", status -> !status.outages().isEmpty())
                .outages()
                .get(0);
        assertTrue(String.valueOf(refused.reason()).startsWith("rehearsal"), refused::toString);
      }
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      awaitWritesGoOn(application);
      application.stop();
      assertEquals(Set.of(), application.errors(), "the application noticed nothing");
      assertEquals(roles, bed.roles(Side.SOURCE));
    }
  }

  @Test
  void abortAtTheGateLeavesBothSidesAsTheyWere() throws Exception {
    BeforeMoving before = BeforeMoving.of(bed);
    String owner = owner(bed.roles(Side.DESTINATION));
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(null);
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      assertFalse(owner.equals(owner(bed.roles(Side.DESTINATION))), "fenced until it is opened");

      bed.operator.update("abort", Map.of("by", "ana", "note", "another day"));
      CutoverReport report = bed.operator.result();

      assertEquals(Phase.ABORTED, report.outcome());
      assertEquals(List.of(), report.leftovers());
      awaitWritesGoOn(application);
      application.stop();
      assertEquals(Set.of(), application.errors(), "the application noticed nothing");
      try (Connection connection = bed.connect(Side.SOURCE)) {
        application.assertNothingLostOrDuplicatedOn(connection);
      }
    }
    assertEquals(before.sourceRoles(), bed.roles(Side.SOURCE));
    assertEquals(before.source(), bed.traces(Side.SOURCE));
    assertEquals(owner, owner(bed.roles(Side.DESTINATION)), "the destination's own login");
    for (String kind : List.of("slot ", "origin ", "subscription ", "extension pglogical")) {
      assertTrue(
          bed.traces(Side.DESTINATION).objects().stream().noneMatch(o -> o.startsWith(kind)),
          bed.traces(Side.DESTINATION)::toString);
    }
    assertFalse(bed.traces(Side.DESTINATION).objects().contains("schema beltline"));
    assertFalse(bed.traces(Side.DESTINATION).objects().contains("role pglogical"));
  }

  private static void awaitWritesGoOn(ShopApplication application) throws Exception {
    long before = application.acknowledged();
    Eventually.holds("writes go on", () -> application.acknowledged() > before + 20);
  }

  private void awaitRowsArrive() throws Exception {
    String last = bed.value(Side.SOURCE, "select max(id) from ledger");
    Eventually.holds(
        "rows arrive through the link",
        () ->
            bed.value(Side.DESTINATION, "select count(*) from ledger where id = " + last)
                .equals("1"));
  }

  private static String owner(List<String> roles) {
    return roles.stream().filter(role -> role.startsWith("shop_owner ")).findFirst().orElseThrow();
  }
}
