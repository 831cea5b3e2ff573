package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.proof.SequencePositions;
import io.beltline.testbed.proof.Traces;
import io.beltline.worker.Eventually;
import io.beltline.worker.WorkerProcess;
import io.beltline.worker.WorkerSettings;
import io.beltline.worker.polling.BeltlineRegistration;
import io.beltline.worker.temporal.TemporalProfile;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.Verdict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutoverTest {
  /** Refused logins and ended sessions: all that an outage may show to an application. */
  private static final Set<String> OUTAGE = Set.of("28000", "57P01", "08003", "08006");

  private static final String SLOTS =
      "select slot_name || ' of ' || plugin from pg_replication_slots order by 1";
  private static final String COPIES =
      "select concat_ws(' ', sync_nspname, sync_relname, sync_status, sync_statuslsn)"
          + " from pglogical.local_sync_status order by 1";

  @TempDir Path folder = Path.of("");
  private MovingBed bed;
  private WorkerProcess worker;

  @BeforeEach
  void start() throws Exception {
    bed = MovingBed.start(folder);
    worker = startWorker();
  }

  @AfterEach
  void close() {
    worker.close();
    bed.close();
  }

  private WorkerProcess startWorker() throws Exception {
    WorkerProcess process =
        WorkerProcess.start(
            new WorkerSettings(
                List.of(MovingBed.PAIR.dc()), folder, "127.0.0.1", 0, Duration.ofSeconds(5)),
            TemporalProfile.plain(bed.temporal.address()),
            BeltlineRegistration.from(folder));
    Eventually.holds(
        "the worker takes work",
        () -> process.polling().state().explanation().startsWith("taking work"));
    return process;
  }

  @Test
  void movesADatabaseFromPrecheckToTeardownWhileAnApplicationWrites() throws Exception {
    List<String> before = bed.roles(Side.SOURCE);
    Traces source = bed.traces(Side.SOURCE);
    Traces destination = bed.traces(Side.DESTINATION);
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
      assertTrue(OUTAGE.containsAll(application.errors()), application.errors()::toString);
      assertTheDestinationHasItAll(application);
    }
    assertEquals(before, bed.roles(Side.DESTINATION), "logins exactly as they were on the source");
    assertSourceFenced();
    assertEquals(Set.of(), bed.traces(Side.SOURCE).without(source), "left on the source");
    Set<String> left = bed.traces(Side.DESTINATION).without(destination);
    left.removeAll(source.objects());
    assertEquals(Set.of(), left, "left on the destination");
    assertEquals(
        Set.of(), source.without(bed.traces(Side.DESTINATION)), "missing on the destination");
  }

  @Test
  void refusesAndUndoesItselfWhenApplyIsStoppedOnTheDestination() throws Exception {
    List<String> roles = bed.roles(Side.SOURCE);
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(Duration.ofSeconds(4));
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      List<String> slots = bed.rows(Side.SOURCE, SLOTS);
      List<String> copies = bed.rows(Side.DESTINATION, COPIES);
      Outage undone = undoneOutageWithApplyStopped();

      assertFalse(undone.opened());
      assertTrue(
          String.valueOf(undone.reason()).contains("outageBudget of 4000 ms"), undone::toString);
      assertEquals(roles, bed.roles(Side.SOURCE));
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
      assertTheDestinationHasItAll(application);
    }
    assertSourceFenced();
  }

  /** Readers and the comparison pass this lock; the link's apply waits for it. */
  private Outage undoneOutageWithApplyStopped() throws Exception {
    try (Connection blocker = bed.connect(Side.DESTINATION);
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("lock table ledger in share mode");
      bed.operator.update("approve", "revoke-logins");
      CutoverStatus status =
          bed.operator.await(
              "an undone outage",
              now -> now.phase() == Phase.AWAIT_REVOKE_LOGINS && !now.outages().isEmpty());
      return status.outages().get(0);
    }
  }

  @Test
  void abortAtTheGateLeavesBothSidesAsTheyWere() throws Exception {
    List<String> source = bed.roles(Side.SOURCE);
    Traces traces = bed.traces(Side.SOURCE);
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
    assertEquals(source, bed.roles(Side.SOURCE));
    assertEquals(Set.of(), bed.traces(Side.SOURCE).without(traces), "left on the source");
    assertEquals(owner, owner(bed.roles(Side.DESTINATION)), "the destination's own login");
    for (String kind : List.of("slot ", "origin ", "subscription ", "extension pglogical")) {
      assertTrue(
          bed.traces(Side.DESTINATION).objects().stream().noneMatch(o -> o.startsWith(kind)),
          bed.traces(Side.DESTINATION)::toString);
    }
    assertFalse(bed.traces(Side.DESTINATION).objects().contains("schema beltline"));
    assertFalse(bed.traces(Side.DESTINATION).objects().contains("role pglogical"));
  }

  private void assertTheDestinationHasItAll(ShopApplication application) throws Exception {
    try (Connection source = bed.connect(Side.SOURCE);
        Connection destination = bed.connect(Side.DESTINATION)) {
      application.assertNothingLostOrDuplicatedOn(destination);
      assertEquals(List.of(), SequencePositions.of(source).behind(destination));
    }
  }

  private void assertSourceFenced() {
    assertEquals(
        List.of(),
        bed.rows(
            Side.SOURCE,
            "select rolname from pg_roles where rolcanlogin and rolname like 'shop%'"));
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
