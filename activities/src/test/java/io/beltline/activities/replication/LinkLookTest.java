package io.beltline.activities.replication;

import static io.beltline.activities.FailedStep.failureOf;
import static io.beltline.activities.replication.LinkBed.BACK;
import static io.beltline.activities.replication.LinkBed.FORWARD;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.process.Await;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.LinkActivities;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.LinkStatus.State;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.replication.ReplicationRemovalActivities;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What commands ask of links; each begins with nothing and proves that nothing is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkLookTest {
  @AutoClose private final LinkBed links = LinkBed.start();
  private final ReplicationActivities steps = links.steps();
  private final LinkActivities looks =
      links.bed.quick(LinkActivities.class, LinkActivitiesImpl::new);
  private final ReplicationRemovalActivities removals =
      links.bed.quick(ReplicationRemovalActivities.class, ReplicationRemovalActivitiesImpl::new);

  @BeforeEach
  void prepareRoles() {
    links.ensureRoles();
  }

  @AfterEach
  void nothingIsLeftAfterRemoval() {
    links.removeAll();
  }

  @Test
  void aLinkThatWasNeverMadeIsUnconfiguredAndNoError() {
    LinkStatus prepared = looks.lookAtLink(FORWARD);
    steps.removeReplication(FORWARD, links.baseline);
    LinkStatus untouched = looks.lookAtLink(BACK);

    for (LinkStatus status : List.of(prepared, untouched)) {
      assertEquals(State.UNCONFIGURED, status.state());
      assertEquals("", status.reason());
      assertEquals(0, status.tables());
      assertNull(status.lag());
      assertNull(status.retainedWalBytes());
    }
    assertTrue(prepared.providerBytes() > prepared.subscriberBytes(), prepared.toString());
    assertTrue(untouched.subscriberBytes() > untouched.providerBytes(), untouched.toString());
  }

  @Test
  void aLinkThatRunsTellsItsLagInBothDirections() {
    ready();
    steps.ensureLink(BACK, InitialData.PRESENT);
    steps.awaitReady(BACK);
    links.bed.run(SOURCE, "insert into orders values (2001, 'new')");
    steps.drain(FORWARD, links.position(SOURCE));

    for (LinkStatus status : List.of(looks.lookAtLink(FORWARD), looks.lookAtLink(BACK))) {
      assertEquals(State.REPLICATING, status.state(), status.toString());
      assertEquals("", status.reason());
      assertEquals(3, status.tables());
      assertEquals(3, status.tablesReady());
      assertEquals(List.of(), status.unfinished());
      assertNull(status.remainingSeconds());
      LinkStatus.Lag lag = requireNonNull(status.lag());
      assertTrue(lag.sentBytes() <= lag.replayBytes(), status.toString());
      assertTrue(requireNonNull(status.retainedWalBytes()) > 0, status.toString());
    }
  }

  @Test
  void aDisabledLinkSaysSoAndHoldsItsWal() {
    ready();
    LinkStatus before = looks.lookAtLink(FORWARD);
    steps.stopLink(FORWARD);
    links.bed.run(
        SOURCE, "insert into orders select g, repeat('x', 900) from generate_series(3000, 8000) g");

    LinkStatus stopped = looks.lookAtLink(FORWARD);

    assertEquals(State.DOWN, stopped.state());
    assertEquals(
        "subscription beltline_dc1_shop_fwd on the destination is disabled", stopped.reason());
    assertNull(stopped.lag());
    long grown =
        requireNonNull(stopped.retainedWalBytes()) - requireNonNull(before.retainedWalBytes());
    assertTrue(grown > 1_000_000, before + " then " + stopped);
  }

  @Test
  void aCopyTellsWhatIsUnfinishedAndHowLongItTakes() {
    links.bed.run(
        SOURCE,
        "insert into orders select g, repeat('x', 1500) from generate_series(5001, 11000) g");
    links.bed.run(
        DESTINATION,
        """
        create function slow(int) returns boolean language plpgsql as
          'begin perform pg_sleep(0.002); return true; end';
        alter table orders add constraint slow check (slow(id));
        """);
    try {
      steps.ensureLink(FORWARD, InitialData.COPIED);
      links.await("t", DESTINATION, "select pg_relation_size('orders') > 200000");

      LinkStatus status = looks.lookAtLink(FORWARD);

      assertEquals(State.INITIALIZING, status.state(), status.toString());
      assertEquals("public.orders", status.unfinished().get(0).name());
      assertEquals("copying", status.unfinished().get(0).state());
      assertTrue(status.tablesReady() < status.tables(), status.toString());
      long seconds = requireNonNull(status.remainingSeconds(), status.toString());
      assertTrue(seconds > 0 && seconds < 600, status.toString());
    } finally {
      steps.removeReplication(FORWARD, links.baseline);
      links.bed.run(DESTINATION, "drop function slow(int) cascade");
    }
  }

  @Test
  void aLinkThatIsDownTellsWhyAndNobodyWaitsForIt() {
    ready();
    links.bed.run(DESTINATION, "alter table orders drop column what");
    try {
      links.bed.run(SOURCE, "insert into orders values (2002, 'cannot be applied')");

      LinkStatus status = untilDown();
      assertTrue(
          status.reason().contains("the destination lacks public.orders (what)"), status.reason());
      assertTrue(status.reason().contains("server log of the destination"), status.reason());

      ApplicationFailure failure = failureOf(() -> looks.catchUp(FORWARD));
      assertEquals("LinkNotRunning", failure.getType());
      assertTrue(failure.isNonRetryable());
      assertTrue(
          failure.getOriginalMessage().contains("lacks public.orders (what)"),
          failure.getOriginalMessage());
    } finally {
      steps.removeReplication(FORWARD, links.baseline);
      links.bed.run(DESTINATION, "alter table orders add column what text");
    }
  }

  @Test
  void aLostSlotIsAReason() {
    ready();
    steps.stopLink(FORWARD);
    links.bed.run(SOURCE, "select pg_drop_replication_slot(slot_name) from pg_replication_slots");
    links.bed.run(
        DESTINATION,
        "select pglogical.alter_subscription_enable(sub_name) from pglogical.subscription");

    LinkStatus status = untilDown();

    assertTrue(status.reason().contains("cannot be replicated any more"), status.reason());
    assertNull(status.retainedWalBytes());
    assertEquals("SlotLost", failureOf(() -> looks.catchUp(FORWARD)).getType());
  }

  @Test
  void aSlotWhoseLogTheServerGaveUpIsAReason() {
    ready();
    steps.stopLink(FORWARD);
    links.bed.run(SOURCE, "alter system set max_slot_wal_keep_size = '1MB'");
    links.bed.run(SOURCE, "select pg_reload_conf()");
    try {
      for (int segment = 0; segment < 3; segment++) {
        links.bed.run(SOURCE, "select pg_logical_emit_message(false, '', 'x'), pg_switch_wal()");
      }
      links.bed.run(SOURCE, "checkpoint");
      links.await("lost", SOURCE, "select wal_status from pg_replication_slots");
    } finally {
      links.bed.run(SOURCE, "alter system reset max_slot_wal_keep_size");
      links.bed.run(SOURCE, "select pg_reload_conf()");
    }
    links.bed.run(
        DESTINATION,
        "select pglogical.alter_subscription_enable(sub_name) from pglogical.subscription");

    LinkStatus status = untilDown();

    assertTrue(status.reason().contains("cannot be replicated any more"), status.reason());
    assertNull(status.retainedWalBytes());
    assertEquals("LinkNotRunning", failureOf(() -> looks.catchUp(FORWARD)).getType());
  }

  @Test
  void aLinkWhoseOriginIsGoneDoesNotRun() {
    ready();
    steps.stopLink(FORWARD);
    links.bed.run(
        DESTINATION, "select pg_replication_origin_drop(roname) from pg_replication_origin");
    links.bed.run(
        DESTINATION,
        "select pglogical.alter_subscription_enable(sub_name) from pglogical.subscription");

    assertEquals(State.DOWN, untilDown().state());
    assertEquals("LinkNotRunning", failureOf(() -> looks.catchUp(FORWARD)).getType());
  }

  @Test
  void catchingUpBringsWhatWasWrittenUntilThen() {
    ready();
    links.bed.run(SOURCE, "insert into orders values (2003, 'before')");
    Lsn written = links.position(SOURCE);

    assertTrue(looks.catchUp(FORWARD).appliedLsn().reached(written));

    assertEquals(1001, links.count(DESTINATION, "orders"));
    steps.stopLink(FORWARD);
    assertEquals("LinkDisabled", failureOf(() -> looks.catchUp(FORWARD)).getType());
    assertEquals("LinkMissing", failureOf(() -> looks.catchUp(BACK)).getType());
  }

  @Test
  void aSubscriberWithRowsIsRefusedUntilTheLinkIsThere() {
    looks.requireEmptySubscriber(FORWARD);
    links.bed.run(DESTINATION, "insert into orders values (7, 'in the way')");

    ApplicationFailure failure = failureOf(() -> looks.requireEmptySubscriber(FORWARD));
    assertEquals("DestinationNotEmpty", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(
        failure.getOriginalMessage().contains("rows already in public.orders,"),
        failure.getOriginalMessage());

    links.bed.run(DESTINATION, "truncate orders");
    ready();
    looks.requireEmptySubscriber(FORWARD);
  }

  @Test
  void aLinkIsRemovedWithItsSubscribersConfigurationAlone() {
    ready();
    links.bed.configure(config -> LinkBed.withReplicationPassword(config).with("/src", null));
    try {
      List<String> unseen = removals.removeLinkAlone(FORWARD, false);
      List<String> again = removals.removeLinkAlone(FORWARD, false);

      assertEquals(2, unseen.size());
      assertTrue(unseen.get(0).contains("whether slot pgl_shop_"), unseen.toString());
      assertTrue(unseen.get(0).contains("gone from the source"), unseen.toString());
      assertTrue(unseen.get(1).contains("beltline_dc1_shop_fwd_log"), unseen.toString());
      assertEquals(unseen, again);
    } finally {
      links.bed.configure(LinkBed::withReplicationPassword);
    }
    assertEquals("0", links.value(DESTINATION, "select count(*) from pglogical.subscription"));
    assertEquals("0", links.value(DESTINATION, "select count(*) from pg_replication_origin"));
    assertEquals("0", links.value(SOURCE, "select count(*) from pg_replication_slots"));
  }

  private void ready() {
    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
  }

  private LinkStatus untilDown() {
    return Await.first(
        "the link is down",
        Duration.ofSeconds(20),
        Duration.ofMillis(100),
        () -> Optional.of(looks.lookAtLink(FORWARD)).filter(s -> s.state() == State.DOWN));
  }
}
