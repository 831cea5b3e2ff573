package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.replication.LinkBed;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is compared changes when the forward link is gone and the back link stays. */
class RemovedLinkComparisonTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(200),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(20));

  @Test
  void tablesWithoutKeyAreComparedOnceNoLinkRunsThatWay() {
    try (LinkBed link = LinkBed.start()) {
      String view = "create materialized view %s as select count(*) from orders";
      link.bed().run(Side.SOURCE, view.formatted("counted") + "; " + view.formatted("stale"));
      link.bed().run(Side.DESTINATION, view.formatted("stale"));
      ReplicationActivities replication = link.steps();
      ValidationActivities validation =
          link.bed()
              .lasting(
                  ValidationActivities.class, steps -> new ValidationActivitiesImpl(steps, SHORT));
      replication.ensureLink(LinkBed.FORWARD, InitialData.COPIED);
      replication.awaitReady(LinkBed.FORWARD);
      link.bed().run(Side.DESTINATION, view.formatted("counted"));
      replication.ensureLink(LinkBed.BACK, InitialData.PRESENT);

      ValidationReport linked =
          validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
      assertEquals(Verdict.EQUAL, linked.verdict(), linked::toString);
      assertEquals(
          "all rows of 3 replicated tables, 1 materialized views; not these materialized views,"
              + " which were not refreshed from the same rows: public.stale;"
              + " not 3 tables without key, which are copied in the outage",
          linked.scope());

      link.bed().run(Side.DESTINATION, "refresh materialized view stale");

      replication.removeLink(LinkBed.FORWARD);
      assertEquals(
          List.of(
              new Difference(
                  "public.computed", "ctid (0,1) on the provider", Kind.MISSING, List.of())),
          validation
              .validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE)
              .differences());

      link.bed().run(Side.DESTINATION, "insert into computed values (1)");
      ValidationReport equal =
          validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
      assertEquals(Verdict.EQUAL, equal.verdict(), equal::toString);
      assertEquals(linked.tables() + 3, equal.tables());

      link.bed().run(Side.SOURCE, "update orders set what = 'planted' where id = 17");
      assertEquals(
          List.of(new Difference("public.orders", "id=17", Kind.CHANGED, List.of("what"))),
          validation
              .validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE)
              .differences());
    }
  }
}
