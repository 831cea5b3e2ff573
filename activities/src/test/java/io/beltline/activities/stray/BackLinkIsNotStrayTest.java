package io.beltline.activities.stray;

import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.replication.LinkBed;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.stray.StrayWriteActivities;
import io.beltline.workflows.stray.StrayWrites;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What pglogical applies on a fenced side is not stray; what somebody writes beside it is. */
class BackLinkIsNotStrayTest {
  @Test
  void applyIsNotStrayAndTeardownTakesTheWatchAway() {
    try (LinkBed links = LinkBed.start()) {
      StrayWriteActivities steps =
          links.bed().quick(StrayWriteActivities.class, StrayWriteActivitiesImpl::new);
      ReplicationActivities replication = links.steps();
      replication.ensureLink(LinkBed.FORWARD, InitialData.COPIED);
      replication.awaitReady(LinkBed.FORWARD);
      replication.ensureLink(LinkBed.BACK, InitialData.PRESENT);
      replication.awaitReady(LinkBed.BACK);
      replication.removeLink(LinkBed.FORWARD);
      steps.ensureStrayWatch(StepBed.PAIR, SOURCE);

      links
          .bed()
          .run(
              DESTINATION,
              """
              truncate "Odd"."Name";
              insert into measured values (2, '2020-02-03');
              update orders set what = 'changed';
              delete from orders where id > 1;
              insert into orders values (5000, 'last');
              """);
      links.await("2", SOURCE, "select count(*) from orders");
      links.await("0", SOURCE, "select count(*) from \"Odd\".\"Name\"");
      assertEquals(StrayWrites.NONE, steps.lookForStrayWrites(StepBed.PAIR, SOURCE));

      links.bed().run(SOURCE, "insert into orders values (6000, 'stray')");
      assertEquals(
          List.of("public.orders"),
          steps.lookForStrayWrites(StepBed.PAIR, SOURCE).found().stream()
              .map(write -> String.valueOf(write.object()))
              .toList());

      replication.removeReplication(LinkBed.FORWARD, links.baseline);
      links.assertNothingIsLeft();
    }
  }
}
