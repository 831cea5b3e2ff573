package io.beltline.activities.replication;

import static io.beltline.activities.FailedStep.failureOf;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReadyReport;
import io.beltline.workflows.replication.ReplicationActivities;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One pair's links from the first node to the last leftover, in order. */
@ParameterizedClass
@EnumSource(EngineUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // It does not know who starts the servers.
class ReplicationStepsTest {
  @Parameter EngineUnderTest engine = EngineUnderTest.PGLOGICAL;
  private LinkBed links;
  private ReplicationActivities steps;

  @BeforeParameterizedClassInvocation
  void startServers() {
    links = engine.start();
    steps = links.steps();
  }

  @AfterParameterizedClassInvocation
  void stopServers() {
    links.close();
  }

  @Test
  @Order(1)
  void aForwardLinkCopiesEveryTableWithAnIdentity() {
    steps.ensureLink(links.forward, InitialData.COPIED);
    ReadyReport report = steps.awaitReady(links.forward);

    assertEquals(3, report.tables());
    assertTrue(report.bytes() > 0);
    assertEquals(1000, links.count(DESTINATION, "orders"));
    assertEquals(1, links.count(DESTINATION, "\"Odd\".\"Name\""));
    assertEquals(1, links.count(DESTINATION, "measured_1"));
  }

  @Test
  @Order(2)
  void aHealthyLinkIsAdoptedWithoutTouchingItsSlot() {
    String walsender = links.value(SOURCE, engine.walsender);

    steps.ensureLink(links.forward, InitialData.COPIED);
    steps.awaitReady(links.forward);
    steps.resumeLink(links.forward);
    steps.confirmLinkRunning(links.forward);

    assertEquals(walsender, links.value(SOURCE, engine.walsender));
  }

  @Test
  @Order(3)
  void aDrainProvesThatTheSubscriberHasAppliedTheFence() {
    links.bed.run(SOURCE, "insert into orders values (2001, 'new'); truncate \"Odd\".\"Name\"");
    Lsn fence = links.position(SOURCE);

    DrainReport report = steps.drain(links.forward, fence);

    assertTrue(report.appliedLsn().reached(fence));
    assertEquals(1001, links.count(DESTINATION, "orders"));
    assertEquals(0, links.count(DESTINATION, "\"Odd\".\"Name\""));
  }

  @Test
  @Order(4)
  void aDrainWaitsWhileNothingIsApplied() throws Exception {
    steps.stopLink(links.forward);
    links.bed.run(SOURCE, "insert into orders values (2002, 'later')");
    Lsn fence = links.position(SOURCE);

    CompletableFuture<DrainReport> drain =
        CompletableFuture.supplyAsync(() -> steps.drain(links.forward, fence));
    assertThrows(TimeoutException.class, () -> drain.get(1500, TimeUnit.MILLISECONDS));
    assertEquals(1001, links.count(DESTINATION, "orders"));

    links.bed.run(DESTINATION, engine.enableForward);
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
          CompletableFuture.supplyAsync(() -> steps.drain(links.forward, fence));
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
    String before = links.value(DESTINATION, engine.copied);
    for (int round = 0; round < 2; round++) {
      steps.stopLink(links.forward);
      steps.stopLink(links.forward);
      links.bed.run(SOURCE, "insert into orders values (%d, 'stopped')".formatted(3000 + round));
      links.await("f", SOURCE, "select active from pg_replication_slots");
      steps.resumeLink(links.forward);
      steps.resumeLink(links.forward);
      steps.drain(links.forward, links.position(SOURCE));
    }

    assertEquals(1004, links.count(DESTINATION, "orders"));
    assertEquals(before, links.value(DESTINATION, engine.copied));
  }

  @Test
  @Order(6)
  void aCrashedWorkerIsStartedAgain() {
    String walsender = links.value(SOURCE, engine.walsender);
    links.bed.run(SOURCE, "select pg_terminate_backend(%s)".formatted(walsender));
    engine.awaitCrash(links, walsender);

    steps.resumeLink(links.forward);

    links.bed.run(SOURCE, "insert into orders values (2003, 'after the crash')");
    steps.drain(links.forward, links.position(SOURCE));
    assertEquals(1005, links.count(DESTINATION, "orders"));
  }

  @Test
  @Order(7)
  void aBackLinkCarriesChangesTheOtherWayAndNothingTwice() {
    steps.ensureLink(links.back, InitialData.PRESENT);
    steps.awaitReady(links.back);
    steps.ensureLink(links.back, InitialData.PRESENT);
    steps.confirmLinkRunning(links.back);
    if (engine == EngineUnderTest.NATIVE) {
      aStepThatComesTooLatePassesOverNothing();
    }

    links.bed.run(SOURCE, "insert into orders values (4002, 'written here')");
    steps.drain(links.forward, links.position(SOURCE));
    engine.turn(steps, links.forward);
    links.bed.run(DESTINATION, "insert into orders values (4001, 'written there')");
    steps.drain(links.back, links.position(DESTINATION));

    assertEquals(1007, links.count(SOURCE, "orders"));
    assertEquals(1007, links.count(DESTINATION, "orders"));
    String markers = "select string_agg(direction, ',' order by direction) from beltline.marker";
    assertEquals("back,forward", links.value(SOURCE, markers));
    assertEquals("back,forward", links.value(DESTINATION, markers));
  }

  private void aStepThatComesTooLatePassesOverNothing() {
    String slot = "select confirmed_flush_lsn from pg_replication_slots";
    links.bed.run(DESTINATION, "insert into beltline.opening (fence_lsn) values ('0/1')");
    String before = links.value(DESTINATION, slot);

    ApplicationFailure failure = failureOf(() -> steps.confirmLinkRunning(links.back));

    assertEquals("OpenedMeanwhile", failure.getType());
    assertEquals(before, links.value(DESTINATION, slot));
    links.bed.run(DESTINATION, "delete from beltline.opening");
  }

  @Test
  @Order(8)
  void aForwardLinkThatIsMadeAnewWithItsDataPresentCopiesNothing() {
    steps.removeLink(links.forward);
    long before = links.count(DESTINATION, "orders");

    steps.ensureLink(links.forward, InitialData.PRESENT);
    steps.ensureLink(links.forward, InitialData.PRESENT);
    steps.awaitReady(links.forward);
    links.bed.run(DESTINATION, "insert into orders values (5002, 'before it')");
    steps.drain(links.back, links.position(DESTINATION));
    engine.turn(steps, links.back);
    links.bed.run(SOURCE, "insert into orders values (5001, 'after the way back')");
    steps.drain(links.forward, links.position(SOURCE));

    assertEquals(before + 2, links.count(DESTINATION, "orders"));
    assertEquals(before + 2, links.count(SOURCE, "orders"));
    steps.confirmLinkRunning(links.back);
  }

  @Test
  @Order(9)
  void aChangedPasswordReachesBothServers() {
    configure(engine.kind.toString());
    links.ensureRoles();

    steps.ensureLink(links.forward, InitialData.PRESENT);
    steps.ensureLink(links.back, InitialData.PRESENT);
    steps.stopLink(links.forward);
    steps.resumeLink(links.forward);
    steps.stopLink(links.back);
    steps.resumeLink(links.back);
    steps.confirmLinkRunning(links.back);

    assertEquals("0", links.value(DESTINATION, engine.oldPasswords));

    aCommandFindsTheEngineByWhatStandsWhateverTheConfigurationSaysByNow();
  }

  private void configure(String engineNow) {
    links.bed.configure(
        config ->
            config
                .with("/engine", engineNow)
                .with("/src/pglogical_user/pw", "it's \\ new")
                .with("/dst/pglogical_user/pw", "new too"));
  }

  private void aCommandFindsTheEngineByWhatStandsWhateverTheConfigurationSaysByNow() {
    for (String other : List.of("dump", "pglogical", "native", engine.kind.toString())) {
      configure(other);
      steps.confirmLinkRunning(ofCommand());
    }
  }

  @Test
  @Order(10)
  void aRemovedLinkLeavesNeitherSlotNorOrigin() {
    steps.removeLink(links.forward);
    steps.removeLink(links.forward);

    assertEquals("0", links.value(SOURCE, "select count(*) from pg_replication_slots"));
    assertEquals("0", links.value(DESTINATION, "select count(*) from pg_replication_origin"));
    assertEquals("0", links.value(DESTINATION, engine.subscriptions));
    steps.confirmLinkRunning(links.back);
  }

  @Test
  @Order(11)
  void aForgottenTransactionIsInNobodysWayOrDelaysRemovalAndIsNamed() throws SQLException {
    try (Connection forgotten = links.bed.connect(DESTINATION);
        Statement statement = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      statement.execute("select * from orders limit 1");

      if (engine.locksTables()) {
        Exception failure =
            assertThrows(
                Exception.class, () -> steps.removeReplication(links.forward, links.baseline));

        String message = String.valueOf(failure.getCause());
        assertTrue(message.contains("LockNotAvailable"), message);
        assertTrue(message.contains("public.orders on the destination"), message);
        assertTrue(message.contains("idle in transaction"), message);
      } else {
        steps.removeReplication(links.forward, links.baseline);
        links.assertNothingIsLeft();
      }
    }
  }

  @Test
  @Order(12)
  void nothingIsLeftAfterRemoval() {
    steps.removeReplication(links.forward, links.baseline);
    steps.removeReplication(links.forward, links.baseline);

    links.assertNothingIsLeft();
    assertEquals(1009, links.count(SOURCE, "orders"));
  }

  @Test
  @Order(13)
  void aRemovedMigrationCanBeginAgain() {
    links.ensureRoles();
    links.bed.run(DESTINATION, "truncate orders, \"Odd\".\"Name\", measured");
    steps.ensureLink(links.forward, InitialData.COPIED);
    steps.awaitReady(links.forward);
    assertEquals(1009, links.count(DESTINATION, "orders"));

    steps.removeReplication(links.forward, links.baseline);
    links.assertNothingIsLeft();
  }

  @Test
  @Order(14)
  void anEngineThatIsNotThereIsRefusedWhereNothingStands() {
    configure("dump");

    ApplicationFailure failure = failureOf(() -> steps.ensureLink(ofCommand(), InitialData.COPIED));

    assertEquals("EngineMissing", failure.getType());
    links.assertNothingIsLeft();
  }

  /** A command leaves it to the worker which engine it is. */
  private Link ofCommand() {
    return new Link(links.forward.pair(), null, links.forward.direction());
  }
}
