package io.beltline.activities.schema;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.SchemaFileActivities;
import io.beltline.workflows.schema.SchemaFiles;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What never leaves the source in files, and what does not fit into them. */
class SchemaDumpTest {
  private static StepBed bed;
  private static SchemaFileActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.lasting(SchemaFileActivities.class, SchemaFileActivitiesImpl::new);
    bed.run(Side.SOURCE, "create table orders (id int primary key)");
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  void passwordsOfUserMappingsStayBehind() {
    bed.run(
        Side.SOURCE,
        "create foreign data wrapper dummy; create server far foreign data wrapper dummy;"
            + " create user mapping for public server far options (password 'planted')");

    SchemaFiles dumped = steps.dumpSchema(StepBed.PAIR);

    dumped
        .texts()
        .forEach((file, text) -> assertFalse(text.sql().contains("planted"), file.toString()));
    assertTrue(dumped.texts().values().iterator().next().sql().contains("CREATE SERVER far"));
    bed.run(Side.SOURCE, "drop foreign data wrapper dummy cascade");
  }

  @Test
  void aSchemaThatDoesNotFitSaysWhatToDoInstead() {
    bed.run(
        Side.SOURCE,
        """
        do $$
        begin
          execute (select format('comment on table public.orders is %L', string_agg(md5(random()::text), ''))
                     from generate_series(1, 70000));
        end
        $$
        """);

    ApplicationFailure failure = failureOf(() -> steps.dumpSchema(StepBed.PAIR));
    bed.run(Side.SOURCE, "comment on table public.orders is null");

    assertEquals("SchemaTooLarge", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(failure.getOriginalMessage().contains("setup"), failure.getOriginalMessage());
  }
}
