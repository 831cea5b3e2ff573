package io.beltline.activities.inventory;

import static io.beltline.activities.replication.LinkBed.BACK;
import static io.beltline.activities.replication.LinkBed.FORWARD;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.replication.LinkBed;
import io.beltline.activities.replication.ReplicationRemovalActivitiesImpl;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.BaselineActivities;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Removal;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.replication.ReplicationRemovalActivities;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What stood there before, asked at every stage between setup and teardown, in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BaselineActivitiesTest {
  private LinkBed links;
  private BaselineActivities baselines;
  private ReplicationRemovalActivities removals;

  @BeforeAll
  void startServers() {
    links = LinkBed.start();
    baselines = links.bed().quick(BaselineActivities.class, BaselineActivitiesImpl::new);
    removals =
        links
            .bed()
            .quick(ReplicationRemovalActivities.class, ReplicationRemovalActivitiesImpl::new);
  }

  @AfterAll
  void stopServers() {
    links.close();
  }

  /** The bed has made schema, extension and role already, and has a publication of its own. */
  @Test
  @Order(1)
  void whatBeltlineMadeBeforehandIsNoPartOfTheBaseline() {
    links.bed().run(SOURCE, "create publication theirs");

    Baseline recalled = baselines.recallBaseline(StepBed.PAIR);

    assertEquals(List.of("publication theirs"), recalled.source().objects());
    assertEquals(List.of(), recalled.destination().objects());
    assertNull(links.value(SOURCE, "select taken_at from beltline.baseline"));
  }

  @Test
  @Order(2)
  void whatIsKeptIsRecalledWhateverHappensAfterwards() {
    Baseline kept = baselines.keepBaseline(StepBed.PAIR);
    links.bed().run(SOURCE, "create publication later");

    assertEquals(List.of("publication theirs"), kept.source().objects());
    assertEquals(kept, baselines.keepBaseline(StepBed.PAIR));
    assertEquals(kept, baselines.recallBaseline(StepBed.PAIR));
    links.bed().run(SOURCE, "drop publication later");
  }

  @Test
  @Order(3)
  void aLostBaselineIsFoundAgainInTheMiddleOfAMigration() {
    ReplicationActivities steps = links.steps();
    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
    steps.ensureLink(BACK, InitialData.PRESENT);
    steps.awaitReady(BACK);
    Baseline kept = baselines.recallBaseline(StepBed.PAIR);
    for (Side side : Side.values()) {
      links.bed().run(side, "delete from beltline.baseline");
    }

    assertEquals(kept, baselines.recallBaseline(StepBed.PAIR));
  }

  @Test
  @Order(4)
  void theExtensionIsKnownAsOursAfterATeardownThatLeftIt() {
    Baseline before = baselines.recallBaseline(StepBed.PAIR);
    removals.removeReplicationObjects(FORWARD, new Removal(before, false, false));
    assertNull(links.value(SOURCE, "select to_regnamespace('beltline')"));

    Baseline recalled = baselines.recallBaseline(StepBed.PAIR);
    assertEquals(before, recalled);
    removals.removeReplicationObjects(FORWARD, new Removal(recalled, true, false));
    assertEquals(List.of(), links.inventory.findLeftovers(StepBed.PAIR, recalled));
    assertNull(links.value(DESTINATION, "select to_regnamespace('pglogical')"));
  }

  @Test
  @Order(5)
  void anExtensionAndARoleThatStoodBeforeStay() {
    for (Side side : Side.values()) {
      links.bed().run(side, "create extension pglogical; create role pglogical");
    }
    Baseline kept = baselines.keepBaseline(StepBed.PAIR);

    assertTrue(kept.destination().objects().contains("extension pglogical"));
    assertTrue(kept.destination().objects().contains("role pglogical"));
    assertFalse(kept.destination().objects().contains("schema beltline"));
    removals.removeReplicationObjects(FORWARD, new Removal(kept, true, false));
    assertEquals(kept, baselines.recallBaseline(StepBed.PAIR));
    assertEquals(List.of(), links.inventory.findLeftovers(StepBed.PAIR, kept));
  }
}
