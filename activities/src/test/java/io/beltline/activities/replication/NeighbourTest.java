package io.beltline.activities.replication;

import static io.beltline.activities.replication.LinkBed.FORWARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.Removal;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.replication.ReplicationRemovalActivities;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two databases of one instance migrate, and share the replication role. */
class NeighbourTest {
  private static final String ROLE = "select count(*) from pg_roles where rolname = 'pglogical'";
  private static final String SESSIONS =
      "select count(*) from pg_stat_activity where usename = 'pglogical'";

  @Test
  void theReplicationRoleStaysUntilTheLastMigrationThatUsesItIsRemoved() throws SQLException {
    try (LinkBed links = LinkBed.start()) {
      ReplicationActivities steps = links.steps();
      Pair neighbour = links.bed().addPair("warehouse", LinkBed::withReplicationPassword);
      for (PostgresServer server :
          List.of(links.bed().servers().source(), links.bed().servers().destination())) {
        server.execute(neighbour.db(), "create table crates (id int primary key)");
      }
      Baseline itsBaseline = links.inventory.takeBaseline(neighbour);
      assertFalse(itsBaseline.source().objects().contains("role pglogical"), "is shared");
      links.ensureRoles(neighbour);
      steps.ensureLink(FORWARD, InitialData.COPIED);
      steps.awaitReady(FORWARD);

      // The neighbour has no session of the role at this moment: only its grant speaks for it.
      steps.removeReplication(FORWARD, links.baseline);
      links.await("0", Side.SOURCE, SESSIONS);

      assertEquals("1", links.value(Side.SOURCE, ROLE));
      assertEquals("1", links.value(Side.DESTINATION, ROLE));
      links.assertNothingIsLeft();

      Link itsLink = new Link(neighbour, EngineKind.PGLOGICAL, Direction.FORWARD);
      steps.ensureLink(itsLink, InitialData.COPIED);
      steps.awaitReady(itsLink);
      links
          .bed()
          .quick(ReplicationRemovalActivities.class, ReplicationRemovalActivitiesImpl::new)
          .removeReplicationObjects(itsLink, new Removal(itsBaseline, true, false));

      assertEquals(List.of(), links.inventory.findLeftovers(neighbour, itsBaseline));
      assertEquals("0", links.value(Side.SOURCE, ROLE));
      assertEquals("0", links.value(Side.DESTINATION, ROLE));
    }
  }

  @Test
  void sessionsOfANeighbourThatEndsAtThisMomentKeepTheRoleNoLongerThanTheyLast()
      throws SQLException {
    try (LinkBed links = LinkBed.start()) {
      CompletableFuture<Void> removal;
      try (Connection last =
          links.bed().servers().source().connect("postgres", "pglogical", LinkBed.PASSWORD)) {
        removal =
            CompletableFuture.runAsync(
                () -> links.steps().removeReplication(FORWARD, links.baseline));
        links.await(
            "0", Side.SOURCE, "select count(*) from pg_namespace where nspname = 'beltline'");
        assertEquals("1", links.value(Side.SOURCE, ROLE), last.toString());
      }
      removal.join();

      assertEquals("0", links.value(Side.SOURCE, ROLE));
      links.assertNothingIsLeft();
    }
  }
}
