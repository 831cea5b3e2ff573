package io.beltline.activities.replication;

import static io.beltline.activities.FailedStep.failureOf;
import static io.beltline.activities.replication.LinkBed.BACK;
import static io.beltline.activities.replication.LinkBed.FORWARD;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beltline.testbed.process.Await;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReplicationActivities;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What can go wrong with a link; each begins with nothing and proves that nothing is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkFailuresTest {
  @AutoClose private final LinkBed links = LinkBed.start();
  private final ReplicationActivities steps = links.steps();

  @BeforeEach
  void prepareRoles() {
    links.ensureRoles();
  }

  @AfterEach
  void nothingIsLeftAfterRemoval() {
    links.removeAll();
  }

  @Test
  void aForeignNodeIsNeverTouched() {
    links.bed.run(SOURCE, "select pglogical.create_node('somebody', 'host=x')");

    ApplicationFailure failure = failureOf(() -> steps.ensureLink(FORWARD, InitialData.COPIED));

    assertEquals("ForeignNode", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(failure.getOriginalMessage().contains("somebody"), failure.getOriginalMessage());
    steps.removeReplication(FORWARD, links.baseline);
    assertEquals("somebody", links.value(SOURCE, "select node_name from pglogical.node"));
    links.bed.run(SOURCE, "select pglogical.drop_node('somebody')");
  }

  @Test
  void aCopyOntoRowsFailsWithTheTablesNameAndCanBeBegunAgain() {
    links.bed.run(DESTINATION, "insert into orders values (7, 'in the way')");
    steps.ensureLink(FORWARD, InitialData.COPIED);

    ApplicationFailure failure = failureOf(() -> steps.awaitReady(FORWARD));
    assertEquals("InitialCopyFailed", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(
        failure.getOriginalMessage().contains("the destination has rows already in public.orders"),
        failure.getOriginalMessage());

    links.bed.run(DESTINATION, "truncate orders");
    assertEquals(3, steps.awaitReady(FORWARD).tables());
    assertEquals(1000, links.count(DESTINATION, "orders"));
  }

  @Test
  void aMissingColumnIsNamed() {
    links.bed.run(DESTINATION, "alter table orders drop column what");
    try {
      steps.ensureLink(FORWARD, InitialData.COPIED);

      ApplicationFailure failure = failureOf(() -> steps.awaitReady(FORWARD));
      assertTrue(
          failure.getOriginalMessage().contains("the destination lacks public.orders (what)"),
          failure.getOriginalMessage());
    } finally {
      links.bed.run(DESTINATION, "alter table orders add column what text");
    }
  }

  @Test
  void aPasswordThatTheServerRefusesStopsWithoutBeingShown() {
    links.bed.run(SOURCE, "alter role pglogical password 'something else'");
    int before = links.bed.servers().destination().log().length();

    ApplicationFailure failure = failureOf(() -> steps.ensureLink(FORWARD, InitialData.COPIED));

    assertTrue(failure.isNonRetryable());
    assertTrue(failure.getOriginalMessage().contains("pglogical"), failure.getOriginalMessage());
    noPasswordIn(failure.getOriginalMessage());
    noPasswordIn(links.bed.servers().source().log());
    // What stands before that pglogical wrote itself, when a provider could not be reached.
    noPasswordIn(links.bed.servers().destination().log().substring(before));
  }

  @Test
  void aRefusedOutputPluginIsNamed() {
    String known = "select count(*) from pg_settings where name = 'output_plugin_libraries'";
    assumeTrue("1".equals(links.value(SOURCE, known)), "this server does not know the setting");
    String plugins = String.valueOf(links.value(SOURCE, "show output_plugin_libraries"));
    setAndReload("alter system set output_plugin_libraries = 'pgoutput'", "pgoutput");
    try {
      ApplicationFailure failure = failureOf(() -> steps.ensureLink(FORWARD, InitialData.COPIED));

      assertTrue(failure.isNonRetryable());
      assertTrue(
          failure.getOriginalMessage().contains("the source refuses the output plugin"),
          failure.getOriginalMessage());
    } finally {
      setAndReload("alter system reset output_plugin_libraries", plugins);
    }
    steps.ensureLink(FORWARD, InitialData.COPIED);
    assertEquals(3, steps.awaitReady(FORWARD).tables());
  }

  private void setAndReload(String setting, String value) {
    links.bed.run(SOURCE, setting);
    links.bed.run(SOURCE, "select pg_reload_conf()");
    Await.until(
        "new sessions see it",
        Duration.ofSeconds(20),
        Duration.ofMillis(20),
        () -> value.equals(links.value(SOURCE, "show output_plugin_libraries")));
  }

  @Test
  void anUnreachableProviderLeavesTheLinkForTheNextAttempt() {
    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
    links.bed.servers().source().stop();
    try {
      ApplicationFailure failure = failureOf(() -> steps.removeLink(FORWARD));

      assertEquals("ConnectionFailed", failure.getType());
      assertFalse(failure.isNonRetryable());
      assertEquals("1", links.value(DESTINATION, "select count(*) from pglogical.subscription"));
    } finally {
      links.bed.servers().source().start();
    }
    steps.removeLink(FORWARD);
    assertEquals("0", links.value(SOURCE, "select count(*) from pg_replication_slots"));
  }

  @Test
  void removalEndsAnInitialCopyInItsMiddle() {
    links.bed.run(
        DESTINATION,
        """
        create function slow(int) returns boolean language plpgsql as
          'begin perform pg_sleep(0.2); return true; end';
        alter table orders add constraint slow check (slow(id));
        """);
    try {
      steps.ensureLink(FORWARD, InitialData.COPIED);
      links.await(
          "t",
          DESTINATION,
          "select exists (select from pg_stat_progress_copy where relid = 'orders'::regclass)");

      steps.removeReplication(FORWARD, links.baseline);

      links.assertNothingIsLeft();
      assertEquals(0, links.count(DESTINATION, "orders"));
    } finally {
      links.bed.run(DESTINATION, "drop function slow(int) cascade");
    }
  }

  @Test
  void halfMadeLinksAreFinished() {
    links.bed.run(
        SOURCE, "select pglogical.create_node('beltline_dc1_shop_src', 'host=old password=old')");
    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
    steps.removeLink(FORWARD);
    links.bed.run(
        SOURCE,
        """
        select pg_create_logical_replication_slot(
          pglogical.pglogical_gen_slot_name('shop', 'beltline_dc1_shop_src', 'beltline_dc1_shop_fwd'),
          'pglogical_output')
        """);
    links.bed.run(DESTINATION, "truncate orders, \"Odd\".\"Name\", measured");

    steps.ensureLink(FORWARD, InitialData.COPIED);
    assertEquals(3, steps.awaitReady(FORWARD).tables());
    assertEquals(1000, links.count(DESTINATION, "orders"));
  }

  @Test
  void aSubscriptionThatLostItsSlotIsFoundOut() {
    steps.ensureLink(BACK, InitialData.PRESENT);
    steps.awaitReady(BACK);
    steps.stopLink(BACK);
    links.bed.run(
        DESTINATION, "select pg_drop_replication_slot(slot_name) from pg_replication_slots");

    ApplicationFailure failure = failureOf(() -> steps.resumeLink(BACK));

    assertEquals("SlotLost", failure.getType());
    assertTrue(failure.isNonRetryable());
  }

  @Test
  void aTableThatWasCreatedLaterJoinsWithItsRows() {
    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
    links.bed.run(SOURCE, "create table later (id int primary key); insert into later values (1)");
    try {
      ApplicationFailure failure = failureOf(() -> steps.ensureLink(FORWARD, InitialData.COPIED));
      assertEquals("TableMissing", failure.getType());

      links.bed.run(DESTINATION, "create table later (id int primary key)");
      steps.ensureLink(FORWARD, InitialData.COPIED);
      assertEquals(4, steps.awaitReady(FORWARD).tables());
      assertEquals(1, links.count(DESTINATION, "later"));
    } finally {
      links.bed.run(SOURCE, "drop table later cascade");
      links.bed.run(DESTINATION, "drop table if exists later cascade");
    }
  }

  @Test
  void aLinkWhoseMarkerIsGoneIsNotTakenForOneThatRuns() {
    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
    links.bed.run(DESTINATION, "alter table beltline.marker rename to gone");
    try {
      ApplicationFailure failure = failureOf(() -> steps.confirmLinkRunning(FORWARD));

      assertEquals("MarkerMissing", failure.getType());
      assertTrue(
          failure.getOriginalMessage().contains("gone from the destination"),
          failure.getOriginalMessage());
    } finally {
      links.bed.run(DESTINATION, "alter table beltline.gone rename to marker");
    }
    steps.confirmLinkRunning(FORWARD);
  }

  @Test
  void noStepPretendsThatAnAbsentLinkIsThere() {
    Lsn fence = links.position(SOURCE);

    assertEquals("LinkMissing", failureOf(() -> steps.drain(FORWARD, fence)).getType());
    assertEquals("LinkMissing", failureOf(() -> steps.resumeLink(FORWARD)).getType());
    assertEquals("LinkMissing", failureOf(() -> steps.confirmLinkRunning(BACK)).getType());
    assertEquals("LinkMissing", failureOf(() -> steps.extendLink(FORWARD)).getType());
    assertEquals("0", links.value(DESTINATION, "select count(*) from pglogical.subscription"));
    steps.removeLink(FORWARD);
  }

  private static void noPasswordIn(String text) {
    assertFalse(text.contains("secret-4711"), "shows the replication role's password");
  }
}
