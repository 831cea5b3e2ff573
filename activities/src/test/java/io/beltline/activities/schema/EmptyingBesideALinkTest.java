package io.beltline.activities.schema;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.replication.LinkBed;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.schema.SchemaRemovalActivities;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables are never emptied while a link could carry that on. */
class EmptyingBesideALinkTest {
  private static final int TABLES = 7;

  private static LinkBed links;
  private static SchemaRemovalActivities removal;

  @BeforeAll
  static void start() {
    links = LinkBed.start();
    removal = links.bed().lasting(SchemaRemovalActivities.class, SchemaRemovalActivitiesImpl::new);
  }

  @AfterAll
  static void stop() {
    links.close();
  }

  @Test
  void aLinkInEitherDirectionKeepsTheTablesFull() {
    ReplicationActivities steps = links.steps();
    steps.ensureLink(LinkBed.FORWARD, InitialData.COPIED);
    steps.awaitReady(LinkBed.FORWARD);
    assertRefused("On the destination there is beltline_dc1_shop_fwd");

    steps.stopLink(LinkBed.FORWARD);
    assertRefused("On the destination there is beltline_dc1_shop_fwd");

    steps.removeLink(LinkBed.FORWARD);
    steps.ensureLink(LinkBed.BACK, InitialData.PRESENT);
    assertRefused("On the source there is beltline_dc1_shop_back");

    steps.removeLink(LinkBed.BACK);
    assertEquals("1000", links.value(Side.DESTINATION, "select count(*) from orders"));
    assertEquals(TABLES, removal.emptyTables(StepBed.PAIR, false));
    assertEquals("0", links.value(Side.DESTINATION, "select count(*) from orders"));
    assertEquals("1000", links.value(Side.SOURCE, "select count(*) from orders"));

    steps.removeReplication(LinkBed.FORWARD, links.baseline);
    links.assertNothingIsLeft();
  }

  /** Force makes no difference. */
  private static void assertRefused(String words) {
    ApplicationFailure failure = failureOf(() -> removal.emptyTables(StepBed.PAIR, true));
    assertEquals("LinkExists", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(failure.getOriginalMessage().contains(words), failure.getOriginalMessage());
  }
}
