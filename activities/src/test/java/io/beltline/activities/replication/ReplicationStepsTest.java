package io.beltline.activities.replication;

import static io.beltline.activities.replication.LinkBed.BACK;
import static io.beltline.activities.replication.LinkBed.FORWARD;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReadyReport;
import io.beltline.workflows.replication.ReplicationActivities;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One pair's links from the first node to the last leftover, in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicationStepsTest {
  private static final String WALSENDER =
      "select active_pid from pg_replication_slots where slot_name like 'pgl%'";
  private static final String SUBSCRIPTIONS = "select count(*) from pglogical.subscription";

  private LinkBed links;
  private ReplicationActivities steps;

  @BeforeAll
  void startServers() {
    links = LinkBed.start();
    steps = links.steps();
  }

  @AfterAll
  void stopServers() {
    links.close();
  }

  @Test
  @Order(1)
  void aForwardLinkCopiesEveryTableWithAnIdentity() {
    steps.ensureLink(FORWARD, InitialData.COPIED);
    ReadyReport report = steps.awaitReady(FORWARD);

    assertEquals(3, report.tables());
    assertTrue(report.bytes() > 0);
    assertEquals(1000, links.count(DESTINATION, "orders"));
    assertEquals(1, links.count(DESTINATION, "\"Odd\".\"Name\""));
    assertEquals(1, links.count(DESTINATION, "measured_1"));
  }

  @Test
  @Order(2)
  void aHealthyLinkIsAdoptedWithoutTouchingItsSlot() {
    String walsender = links.value(SOURCE, WALSENDER);

    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
    steps.resumeLink(FORWARD);
    steps.confirmLinkRunning(FORWARD);

    assertEquals(walsender, links.value(SOURCE, WALSENDER));
  }

  @Test
  @Order(3)
  void aDrainProvesThatTheSubscriberHasAppliedTheFence() {
    links.bed.run(SOURCE, "insert into orders values (2001, 'new'); truncate \"Odd\".\"Name\"");
    Lsn fence = links.position(SOURCE);

    DrainReport report = steps.drain(FORWARD, fence);

    assertTrue(report.appliedLsn().reached(fence));
    assertEquals(1001, links.count(DESTINATION, "orders"));
    assertEquals(0, links.count(DESTINATION, "\"Odd\".\"Name\""));
  }

  @Test
  @Order(4)
  void aDrainWaitsWhileNothingIsApplied() throws Exception {
    steps.stopLink(FORWARD);
    links.bed.run(SOURCE, "insert into orders values (2002, 'later')");
    Lsn fence = links.position(SOURCE);

    CompletableFuture<DrainReport> drain =
        CompletableFuture.supplyAsync(() -> steps.drain(FORWARD, fence));
    assertThrows(TimeoutException.class, () -> drain.get(1500, TimeUnit.MILLISECONDS));
    assertEquals(1001, links.count(DESTINATION, "orders"));

    links.bed.run(
        DESTINATION,
        "select pglogical.alter_subscription_enable(sub_name) from pglogical.subscription");
    assertTrue(drain.get(20, TimeUnit.SECONDS).appliedLsn().reached(fence));
    assertEquals(1002, links.count(DESTINATION, "orders"));

    whatWasOnlySentDoesNotCount();
  }

  private void whatWasOnlySentDoesNotCount() throws Exception {
    try (Connection reader = links.bed.connect(DESTINATION)) {
      reader.setAutoCommit(false);
      Query.of(reader, "lock table public.orders in access exclusive mode").run();
      links.bed.run(SOURCE, "update orders set what = 'sent' where id = 2002");
      Lsn fence = links.position(SOURCE);

      CompletableFuture<DrainReport> drain =
          CompletableFuture.supplyAsync(() -> steps.drain(FORWARD, fence));
      links.await(
          "t",
          SOURCE,
          "select bool_or(sent_lsn >= '%s') from pg_stat_replication".formatted(fence));
      assertThrows(TimeoutException.class, () -> drain.get(500, TimeUnit.MILLISECONDS));
      reader.rollback();

      assertTrue(drain.get(20, TimeUnit.SECONDS).appliedLsn().reached(fence));
    }
  }

  @Test
  @Order(5)
  void aStoppedLinkKeepsItsSlotAndGoesOnWhereItStopped() {
    String copied = "select string_agg(sync_statuslsn::text, ',') from pglogical.local_sync_status";
    String before = links.value(DESTINATION, copied);
    for (int round = 0; round < 2; round++) {
      steps.stopLink(FORWARD);
      steps.stopLink(FORWARD);
      links.bed.run(SOURCE, "insert into orders values (%d, 'stopped')".formatted(3000 + round));
      assertEquals("f", links.value(SOURCE, "select active from pg_replication_slots"));
      steps.resumeLink(FORWARD);
      steps.resumeLink(FORWARD);
      steps.drain(FORWARD, links.position(SOURCE));
    }

    assertEquals(1004, links.count(DESTINATION, "orders"));
    assertEquals(before, links.value(DESTINATION, copied));
  }

  @Test
  @Order(6)
  void aCrashedWorkerIsStartedAgain() {
    String walsender = links.value(SOURCE, WALSENDER);
    links.bed.run(SOURCE, "select pg_terminate_backend(%s)".formatted(walsender));
    links.await("down", DESTINATION, "select status from pglogical.show_subscription_status()");

    steps.resumeLink(FORWARD);

    links.bed.run(SOURCE, "insert into orders values (2003, 'after the crash')");
    steps.drain(FORWARD, links.position(SOURCE));
    assertEquals(1005, links.count(DESTINATION, "orders"));
  }

  @Test
  @Order(7)
  void aBackLinkCarriesChangesTheOtherWayAndNothingTwice() {
    steps.ensureLink(BACK, InitialData.PRESENT);
    steps.awaitReady(BACK);
    steps.ensureLink(BACK, InitialData.PRESENT);
    steps.confirmLinkRunning(BACK);

    links.bed.run(DESTINATION, "insert into orders values (4001, 'written there')");
    links.bed.run(SOURCE, "insert into orders values (4002, 'written here')");
    steps.drain(BACK, links.position(DESTINATION));
    steps.drain(FORWARD, links.position(SOURCE));

    assertEquals(1007, links.count(SOURCE, "orders"));
    assertEquals(1007, links.count(DESTINATION, "orders"));
    String markers = "select string_agg(direction, ',' order by direction) from beltline.marker";
    assertEquals("back,forward", links.value(SOURCE, markers));
    assertEquals("back,forward", links.value(DESTINATION, markers));
  }

  @Test
  @Order(8)
  void aForwardLinkThatIsMadeAnewWithItsDataPresentCopiesNothing() {
    steps.removeLink(FORWARD);
    long before = links.count(DESTINATION, "orders");

    steps.ensureLink(FORWARD, InitialData.PRESENT);
    steps.ensureLink(FORWARD, InitialData.PRESENT);
    steps.awaitReady(FORWARD);
    links.bed.run(SOURCE, "insert into orders values (5001, 'after the way back')");
    links.bed.run(DESTINATION, "insert into orders values (5002, 'before it')");
    steps.drain(BACK, links.position(DESTINATION));
    steps.drain(FORWARD, links.position(SOURCE));

    assertEquals(before + 2, links.count(DESTINATION, "orders"));
    assertEquals(before + 2, links.count(SOURCE, "orders"));
    steps.confirmLinkRunning(BACK);
  }

  @Test
  @Order(9)
  void aChangedPasswordReachesBothServers() {
    links.bed.configure(
        config ->
            config
                .with("/src/pglogical_user/pw", "it's \\ new")
                .with("/dst/pglogical_user/pw", "new too"));
    links.ensureRoles();

    steps.ensureLink(FORWARD, InitialData.PRESENT);
    steps.ensureLink(BACK, InitialData.PRESENT);
    steps.stopLink(FORWARD);
    steps.resumeLink(FORWARD);
    steps.stopLink(BACK);
    steps.resumeLink(BACK);
    steps.confirmLinkRunning(BACK);

    assertEquals(
        "0",
        links.value(
            DESTINATION,
            "select count(*) from pglogical.node_interface where if_dsn not like '%new%'"));
  }

  @Test
  @Order(10)
  void aRemovedLinkLeavesNeitherSlotNorOrigin() {
    steps.removeLink(FORWARD);
    steps.removeLink(FORWARD);

    assertEquals("0", links.value(SOURCE, "select count(*) from pg_replication_slots"));
    assertEquals("0", links.value(DESTINATION, "select count(*) from pg_replication_origin"));
    assertEquals("0", links.value(DESTINATION, SUBSCRIPTIONS));
    steps.confirmLinkRunning(BACK);
  }

  @Test
  @Order(11)
  void aForgottenTransactionDelaysRemovalAndIsNamed() throws SQLException {
    try (Connection forgotten = links.bed.connect(DESTINATION);
        Statement statement = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      statement.execute("select * from orders limit 1");

      Exception failure =
          assertThrows(Exception.class, () -> steps.removeReplication(FORWARD, links.baseline));

      String message = String.valueOf(failure.getCause());
      assertTrue(message.contains("LockNotAvailable"), message);
      assertTrue(message.contains("public.orders on the destination"), message);
      assertTrue(message.contains("idle in transaction"), message);
    }
  }

  @Test
  @Order(12)
  void nothingIsLeftAfterRemoval() {
    steps.removeReplication(FORWARD, links.baseline);
    steps.removeReplication(FORWARD, links.baseline);

    links.assertNothingIsLeft();
    assertEquals(1009, links.count(SOURCE, "orders"));
  }

  @Test
  @Order(13)
  void aRemovedMigrationCanBeginAgain() {
    links.ensureRoles();
    links.bed.run(DESTINATION, "truncate orders, \"Odd\".\"Name\", measured");
    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
    assertEquals(1009, links.count(DESTINATION, "orders"));

    steps.removeReplication(FORWARD, links.baseline);
    links.assertNothingIsLeft();
  }
}
