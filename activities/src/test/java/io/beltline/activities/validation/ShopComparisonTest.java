package io.beltline.activities.validation;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.precheck.PrecheckActivitiesImpl;
import io.beltline.testbed.dataset.Dataset;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShopComparisonTest {
  /** The shop's triggers note when a row was loaded. */
  private static final String SAME_TIME_OF_CHANGE =
      """
      do $$
      declare
        one record;
      begin
        set local session_replication_role = replica;
        for one in select attrelid::regclass as shop_table from pg_attribute a join pg_class c on c.oid = attrelid
                    where attname = 'updated_at' and relkind = 'r' loop
          execute format('update %s set updated_at = timestamptz ''2026-01-01''', one.shop_table);
        end loop;
      end
      $$
      """;

  @Test
  void theWholeShopIsFitToMigrateAndEqualToItsCopy() throws SQLException {
    Dataset shop = Dataset.small();
    try (StepBed bed = StepBed.start()) {
      shop.load(bed.servers().source(), StepBed.PAIR.db());
      PrecheckReport precheck =
          bed.quick(PrecheckActivities.class, PrecheckActivitiesImpl::new).precheck(StepBed.PAIR);
      assertEquals(List.of(), precheck.blockers());
      assertEquals(List.of(), precheck.warnings());

      shop.load(bed.servers().destination(), StepBed.PAIR.db());
      for (Side side : Side.values()) {
        bed.run(side, SAME_TIME_OF_CHANGE);
      }
      ValidationActivities validation =
          bed.lasting(
              ValidationActivities.class,
              steps -> new ValidationActivitiesImpl(steps, new ChangeFeeds()));
      ValidationReport all =
          validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
      assertEquals(
          Set.of(),
          all.differences().stream().map(d -> d.table() + " " + d.columns()).collect(toSet()));
      assertEquals(List.of(), all.unverified());
      assertEquals(precheck.replicatedTables() + precheck.copiedTables().size(), all.tables());

      ValidationReport replicated = validation.validateReplicated(StepBed.PAIR, Direction.BACK);
      assertEquals(Verdict.EQUAL, replicated.verdict(), replicated.toString());
      assertEquals(precheck.replicatedTables(), replicated.tables());

      ValidationReport carried = validation.validateCopied(StepBed.PAIR, Direction.BACK);
      assertEquals(Verdict.EQUAL, carried.verdict(), carried.toString());
      assertEquals(precheck.copiedTables().size(), carried.tables());
    }
  }
}
