package io.beltline.activities.replication;

import static io.beltline.activities.FailedStep.failureOf;
import static io.beltline.activities.replication.LinkBed.BACK;
import static io.beltline.activities.replication.LinkBed.FORWARD;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Removal;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.replication.ReplicationRemovalActivities;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How much a command removes, and what it does about whoever is in the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicationRemovalTest {
  private static final String EXTENSION =
      "select count(*) from pg_extension where extname = 'pglogical'";
  private static final String ROLE = "select count(*) from pg_roles where rolname = 'pglogical'";
  private static final String SCHEMA = "select to_regnamespace('beltline')::text";

  @AutoClose private final LinkBed links = LinkBed.start();
  private final ReplicationActivities steps = links.steps();
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
  void theExtensionGoesOnlyWhereThatWasAskedFor() {
    bothLinks();

    removals.removeReplicationObjects(FORWARD, removal(false, false));
    removals.removeReplicationObjects(FORWARD, removal(false, false));

    List<String> left = links.inventory.findLeftovers(StepBed.PAIR, links.baseline);
    assertTrue(left.contains("source: extension pglogical"), left.toString());
    assertTrue(left.contains("destination: extension pglogical"), left.toString());
    assertEquals(
        List.of(),
        left.stream()
            .filter(l -> !l.endsWith(" pglogical") && !l.contains("event trigger pglogical"))
            .toList());
    for (Side side : Side.values()) {
      assertEquals("0", links.value(side, ROLE));
      assertEquals("0", links.value(side, "select count(*) from pglogical.node"));
    }

    removals.removeReplicationObjects(FORWARD, removal(true, false));
    links.assertNothingIsLeft();
  }

  @Test
  void aFencedSideKeepsItsManifestAndNothingElse() {
    bothLinks();
    links.bed.run(SOURCE, "insert into beltline.login_manifest values ('app', true)");

    removals.removeReplicationObjects(FORWARD, removal(true, false));

    assertEquals(
        List.of("source: schema beltline"),
        links.inventory.findLeftovers(StepBed.PAIR, links.baseline));
    assertEquals("app", links.value(SOURCE, "select role_name from beltline.login_manifest"));
    assertEquals("0", links.value(SOURCE, ROLE));
    removals.removeReplicationObjects(FORWARD, removal(true, false));
    assertEquals("1", links.value(SOURCE, "select count(*) from beltline.login_manifest"));
  }

  @Test
  void whoeverIsInTheWayIsNamedWithoutValuesAndNotWaitedForLong() throws SQLException {
    bothLinks();
    try (Connection forgotten = links.bed.connect(DESTINATION);
        Statement statement = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      statement.execute("select * from orders where what = 'a secret' and id = 4711");

      ApplicationFailure failure =
          failureOf(() -> removals.removeReplicationObjects(FORWARD, removal(true, false)));

      assertEquals("LocksHeld", failure.getType());
      assertTrue(failure.isNonRetryable());
      String message = failure.getOriginalMessage();
      assertTrue(message.contains("public.orders on the destination"), message);
      assertTrue(message.contains("idle in transaction"), message);
      assertTrue(message.contains("select * from orders where what = ? and id = ?"), message);
      assertFalse(message.contains("secret") || message.contains("4711"), message);
      forgotten.rollback();
    }
    removals.removeReplicationObjects(FORWARD, removal(true, false));
    links.assertNothingIsLeft();
  }

  @Test
  void withForceExactlyThoseAreEnded() throws SQLException {
    bothLinks();
    try (Connection forgotten = links.bed.connect(DESTINATION);
        Statement holding = forgotten.createStatement();
        Connection harmless = links.bed.connect(DESTINATION);
        Statement working = harmless.createStatement()) {
      forgotten.setAutoCommit(false);
      harmless.setAutoCommit(false);
      holding.execute("select * from orders limit 1");
      working.execute("select * from without_key");

      removals.removeReplicationObjects(FORWARD, removal(true, true));

      assertFalse(forgotten.isValid(5));
      assertTrue(harmless.isValid(5));
      harmless.rollback();
    }
    links.assertNothingIsLeft();
  }

  @Test
  void aCommandThatRemovesOneLinkNamesWhoIsInTheWay() throws SQLException {
    bothLinks();
    try (Connection forgotten = links.bed.connect(DESTINATION);
        Statement statement = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      statement.execute("lock table pglogical.subscription in share mode");

      ApplicationFailure failure = failureOf(() -> removals.removeRequestedLink(FORWARD, false));

      assertEquals("LocksHeld", failure.getType());
      assertTrue(failure.isNonRetryable());
      assertTrue(
          failure.getOriginalMessage().contains("idle in transaction"),
          failure.getOriginalMessage());
      assertTrue(
          failure.getOriginalMessage().contains("lock table pglogical.subscription"),
          failure.getOriginalMessage());
      assertTrue(forgotten.isValid(5));

      removals.removeRequestedLink(FORWARD, true);
      assertFalse(forgotten.isValid(5));
    }
    assertEquals("0", links.value(DESTINATION, "select count(*) from pglogical.subscription"));
    assertEquals("1", links.value(SOURCE, "select count(*) from pglogical.subscription"));
    removals.removeRequestedLink(FORWARD, false);
  }

  @Test
  void theSameHoldsWhereTheProviderIsNotKnown() throws SQLException {
    bothLinks();
    try (Connection forgotten = links.bed.connect(DESTINATION);
        Statement statement = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      statement.execute("lock table pglogical.subscription in share mode");

      assertEquals(
          "LocksHeld", failureOf(() -> removals.removeLinkAlone(FORWARD, false)).getType());

      assertEquals(2, removals.removeLinkAlone(FORWARD, true).size());
      assertFalse(forgotten.isValid(5));
    }
  }

  @Test
  void whatTheEarlierToolLeftIsRemovedFromOneSideAlone() {
    links.bed.run(
        SOURCE,
        """
        select pglogical.create_node('pg1', %s);
        select pglogical.create_replication_set('pgbelt');
        select pglogical.replication_set_add_table('pgbelt', 'orders');
        """
            .formatted(dsn(links.bed.servers().source())));
    links.bed.run(
        SOURCE,
        """
        select pg_create_logical_replication_slot('pgl_shop_pg1_pg1_pg2', 'pglogical_output');
        select pg_create_logical_replication_slot('beltline_dc1_shop_fwd_log', 'test_decoding')
        """);
    links.bed.run(
        DESTINATION,
        """
        select pglogical.create_node('pg2', %s);
        select pglogical.create_replication_set('pgbelt');
        """
            .formatted(dsn(links.bed.servers().destination())));
    links.bed.run(
        SOURCE,
        """
        select pglogical.create_subscription('pg2_pg1', %s, '{pgbelt}', false, false, '{}')
        """
            .formatted(dsn(links.bed.servers().destination())));
    links.await(
        "replicating", SOURCE, "select status from pglogical.show_subscription_status('pg2_pg1')");
    links.bed.configure(config -> LinkBed.withReplicationPassword(config).with("/dst", null));
    List<String> removed;
    try {
      removed = removals.removePrevious(StepBed.PAIR, SOURCE, false);
      assertEquals(List.of(), removals.removePrevious(StepBed.PAIR, SOURCE, false));
    } finally {
      links.bed.configure(LinkBed::withReplicationPassword);
    }

    assertEquals(
        List.of(
            "subscription pg2_pg1",
            "slot beltline_dc1_shop_fwd_log",
            "slot pgl_shop_pg1_pg1_pg2",
            "set pgbelt",
            "node pg1",
            "node pg2",
            "truncate triggers on 1 tables",
            "schema beltline",
            "role pglogical"),
        removed);
    assertEquals("1", links.value(SOURCE, EXTENSION));
    assertEquals(
        List.of("extension pglogical"), removals.removePrevious(StepBed.PAIR, SOURCE, true));
    assertEquals(
        List.of(
            "set pgbelt", "node pg2", "schema beltline", "extension pglogical", "role pglogical"),
        removals.removePrevious(StepBed.PAIR, DESTINATION, true));
  }

  @Test
  void aMigrationThatIsAliveIsNotTakenForAnEarlierOne() {
    bothLinks();

    ApplicationFailure failure =
        failureOf(() -> removals.removePrevious(StepBed.PAIR, SOURCE, true));

    assertEquals("SlotActive", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(
        failure.getOriginalMessage().contains("user pglogical"), failure.getOriginalMessage());
    steps.confirmLinkRunning(FORWARD);
    steps.confirmLinkRunning(BACK);
  }

  @Test
  void aFencedSideKeepsItsManifestAlsoWhenAnEarlierMigrationIsRemoved() {
    links.bed.run(SOURCE, "insert into beltline.login_manifest values ('app', true)");

    assertEquals(List.of("role pglogical"), removals.removePrevious(StepBed.PAIR, SOURCE, false));

    assertEquals("beltline", links.value(SOURCE, SCHEMA));
    assertEquals("app", links.value(SOURCE, "select role_name from beltline.login_manifest"));
  }

  private void bothLinks() {
    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
    steps.ensureLink(BACK, InitialData.PRESENT);
    steps.awaitReady(BACK);
  }

  private Removal removal(boolean extension, boolean force) {
    return new Removal(links.baseline, extension, force);
  }

  /** A connection string as a constant of SQL. */
  private static String dsn(PostgresServer server) {
    return "'host=%s port=%d dbname=%s user=%s password=%s'"
        .formatted(
            server.ip(), server.port(), StepBed.PAIR.db(), server.superuser(), server.password());
  }
}
