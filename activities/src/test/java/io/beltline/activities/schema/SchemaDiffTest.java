package io.beltline.activities.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.SchemaDiff;
import io.beltline.workflows.schema.SchemaDiffActivities;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchemaDiffTest {
  private static final String LATER =
      "create index t_v on public.t (v);"
          + " alter table public.t add constraint positive check (v > 0) not valid";

  private static StepBed bed;
  private static SchemaDiffActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.quick(SchemaDiffActivities.class, SchemaDiffActivitiesImpl::new);
    String base =
        "create table public.t (id int primary key, v int); create view public.w as select 1 as one";
    bed.run(Side.SOURCE, base);
    bed.run(Side.DESTINATION, base);
    bed.run(Side.SOURCE, LATER);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  @Order(1)
  void whatArrivesLaterCountsOnlyWhenAllIsAskedFor() {
    SchemaDiff base = steps.diffSchemas(StepBed.PAIR, false);
    SchemaDiff all = steps.diffSchemas(StepBed.PAIR, true);

    assertEquals(List.of(), base.differences());
    assertEquals(
        List.of(
            "constraint positive on public.t is missing on the destination",
            "index public.t_v is missing on the destination"),
        all.differences());
    assertTrue(base.objects() > 0, base.toString());
    assertEquals(base.objects() + 2, all.objects());
  }

  @Test
  @Order(2)
  void allIsTheSameWhenItHasArrived() {
    bed.run(Side.DESTINATION, LATER);

    assertEquals(List.of(), steps.diffSchemas(StepBed.PAIR, true).differences());
  }

  @Test
  @Order(3)
  void aConstraintThatIsValidOnOneSideAloneDiffers() {
    bed.run(Side.DESTINATION, "alter table public.t validate constraint positive");

    assertEquals(
        List.of(
            "constraint positive on public.t differs: definition: CHECK ((v > 0)) NOT VALID on the source, CHECK ((v > 0)) on the destination"),
        steps.diffSchemas(StepBed.PAIR, true).differences());
  }

  @Test
  @Order(4)
  void linesAreSorted() {
    bed.run(Side.SOURCE, "create view public.a as select 2 as two; create table public.z (id int)");

    List<String> lines = steps.diffSchemas(StepBed.PAIR, false).differences();

    assertTrue(lines.contains("table public.z is missing on the destination"), lines.toString());
    assertTrue(lines.contains("view public.a is missing on the destination"), lines.toString());
    assertEquals(lines.stream().sorted().toList(), lines);
  }
}
