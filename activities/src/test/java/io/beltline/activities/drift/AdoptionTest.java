package io.beltline.activities.drift;

import static io.beltline.activities.FailedStep.failureOf;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.fence.FenceActivitiesImpl;
import io.beltline.activities.replication.LinkActivitiesImpl;
import io.beltline.activities.replication.LinkBed;
import io.beltline.activities.schema.AdoptionActivitiesImpl;
import io.beltline.activities.validation.ChangeFeeds;
import io.beltline.activities.validation.ValidationActivitiesImpl;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.LinkActivities;
import io.beltline.workflows.schema.Adoption;
import io.beltline.workflows.schema.AdoptionActivities;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.Verdict;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was changed on the source is made on the destination while both links run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptionTest {
  private ChangingBed changing;
  private LinkBed links;
  private StepBed bed;
  private AdoptionActivities adoption;
  private FenceActivities fences;
  private LinkActivities looks;
  private ValidationActivities validation;

  @BeforeAll
  void linkBothWays() throws SQLException {
    changing = new ChangingBed();
    links = changing.links;
    bed = changing.bed;
    adoption = bed.lasting(AdoptionActivities.class, AdoptionActivitiesImpl::new);
    fences = bed.quick(FenceActivities.class, FenceActivitiesImpl::new);
    looks = bed.lasting(LinkActivities.class, LinkActivitiesImpl::new);
    validation =
        bed.lasting(
            ValidationActivities.class,
            steps -> new ValidationActivitiesImpl(steps, new ChangeFeeds()));
  }

  @AfterAll
  void nothingIsLeft() {
    changing.removeReplication();
    for (Side side : Side.values()) {
      assertEquals(
          List.of("A"),
          bed.strings(side, "select tgenabled from pg_trigger where tgname = 'felt_noted'"),
          "a trigger that was silenced while there were links, on the " + side);
    }
    changing.close();
  }

  @Test
  void whatWasChangedIsAdoptedInTheRightOrderWithItsRows() throws Exception {
    bed.run(
        SOURCE,
        """
        alter table orders add note text not null default 'none', add marked timestamptz default now();
        alter table orders alter note set default 'other';
        alter table "Odd"."Name" drop "C";
        create index by_note on orders (note);
        create function twice(int) returns int language sql as 'select $1 * 2';
        create table fresh (id serial primary key, v text collate "C" default 'x', order_id int references orders);
        create unique index fresh_once on fresh (v, id) where twice(id) > 0;
        insert into fresh (order_id) select g from generate_series(1, 100) g;
        create table measured_2 partition of measured for values from ('2021-01-01') to ('2022-01-01');
        insert into measured values (1, '2021-05-05');
        grant select on fresh to public
        """);
    Adoption needed = adoption.adoptSchema(StepBed.PAIR, false);
    assertTrue(
        needed.adopted().contains("column public.orders.note is missing on the destination"),
        needed.toString());
    assertTrue(
        needed.left().contains("column \"Odd\".\"Name\".\"C\" is on the destination only"),
        needed.toString());
    links.steps().extendLink(LinkBed.FORWARD);
    links.steps().awaitReady(LinkBed.FORWARD);
    looks.catchUp(LinkBed.FORWARD);
    Adoption rest = adoption.adoptSchema(StepBed.PAIR, true);
    assertEquals(List.of(), rest.left());
    assertTrue(rest.rowsGotColumns());
    links.steps().extendLink(LinkBed.BACK);
    adoption.endAdoption(StepBed.PAIR);

    ChangingBed.awaitGreen(changing.greenEvidence());
    assertEquals(Verdict.EQUAL, allRows());
    assertEquals("100", links.value(DESTINATION, "select count(*) from fresh"));
    assertEquals("2", links.value(DESTINATION, "select count(*) from measured where id = 1"));
  }

  @Test
  void viewsTriggersLabelsAndFunctionsAreAdoptedAndWhatIsRefusedIsToldWithTheReason() {
    bed.run(
        SOURCE,
        """
        create type mood as enum ('sad', 'happy');
        create table felt (id int primary key, m mood not null);
        create view feelings as select id, m from felt;
        create function noted() returns trigger language plpgsql as 'begin return new; end';
        create trigger felt_noted before insert on felt for each row execute function noted();
        alter table felt enable always trigger felt_noted;
        create function passing() returns int language sql as 'select 1'
        """);
    assertEquals(List.of(), adopted());
    bed.run(
        SOURCE,
        """
        alter type mood add value 'calm' before 'happy';
        alter type mood add value 'elated';
        create or replace view feelings as select id, m, id * 2 as twice from felt;
        create or replace function noted() returns trigger language plpgsql as 'begin new.id := new.id; return new; end';
        create trigger felt_later after update on felt execute function noted();
        drop trigger felt_noted on felt;
        create trigger felt_noted before insert or update on felt for each row execute function noted();
        alter table felt enable always trigger felt_noted;
        drop function passing();
        """);
    bed.run(SOURCE, "insert into felt values (1, 'calm')");
    assertEquals(List.of(), adopted());
    links.await("1", DESTINATION, "select count(*) from feelings where m < 'happy' and twice = 2");

    bed.run(
        SOURCE,
        """
        alter type mood rename value 'sad' to 'blue';
        drop view feelings;
        create view feelings as select id from felt;
        drop trigger felt_later on felt;
        create function typed() returns int language sql as 'select 1'
        """);
    bed.run(DESTINATION, "create function typed() returns text language sql as 'select 1::text'");
    String refused = String.join("|", adopted());
    assertTrue(refused.contains("the destination has labels that the source has not"), refused);
    assertTrue(refused.contains("cannot drop columns from view"), refused);
    assertTrue(refused.contains("cannot change return type of existing function"), refused);
    assertEquals(
        List.of("sad", "calm", "happy", "elated"),
        bed.strings(
            DESTINATION,
            "select enumlabel from pg_enum where enumtypid = 'mood'::regtype order by enumsortorder"));
    bed.run(
        DESTINATION,
        """
        alter type mood rename value 'sad' to 'blue';
        drop view feelings;
        create view feelings as select id from felt;
        drop function typed()
        """);
    assertEquals(List.of(), adopted());
  }

  @Test
  void whatCannotBeAdoptedIsNamed() {
    bed.run(
        SOURCE,
        "alter table measured add kept int; alter table \"Odd\".\"Name\" alter a type bigint");
    assertEquals(
        List.of(
            "column \"Odd\".\"Name\".a differs: type: bigint on the source, integer on the destination"),
        adoption.adoptSchema(StepBed.PAIR, true).left());
    bed.run(DESTINATION, "alter table \"Odd\".\"Name\" alter a type bigint");
    assertEquals(
        new Adoption(List.of(), List.of(), true), adoption.adoptSchema(StepBed.PAIR, true));
    adoption.endAdoption(StepBed.PAIR);
  }

  /**
   * A default that is another one for each row: the schemas are the same then, the rows are not.
   */
  @Test
  void theGateStaysRedAndTheSourceOpenUntilAnAdoptionHasEnded() throws Exception {
    bed.run(SOURCE, "alter table orders add token uuid default gen_random_uuid()");
    try {
      assertEquals(List.of(), adoption.adoptSchema(StepBed.PAIR, true).left());
      links.steps().extendLink(LinkBed.FORWARD);
      links.steps().awaitReady(LinkBed.FORWARD);
      looks.catchUp(LinkBed.FORWARD);
      assertEquals(Verdict.DIFFERENT, allRows());
      assertEquals("AdoptionOpen", failureOf(() -> fences.fence(StepBed.PAIR, SOURCE)).getType());
      assertEquals("0", links.value(SOURCE, "select count(*) from beltline.fence"));
      bed.run(SOURCE, "update orders set token = gen_random_uuid()");
      looks.catchUp(LinkBed.FORWARD);
      assertEquals(Verdict.EQUAL, allRows());
    } catch (Throwable failed) {
      adoption.endAdoption(StepBed.PAIR);
      throw failed;
    }
    changing.forgetWhatWasTold();
    CompletableFuture<Evidence> waiting = changing.greenEvidence();
    try {
      changing.awaitTold(
          progress ->
              progress
                  .summary()
                  .matches(
                      ".*: adoption: belt adopt-schema, begun at [-0-9]+ [:0-9]+ UTC,"
                          + " has not come to an end at which all rows are equal; repeat it"));
    } finally {
      bed.run(SOURCE, "delete from beltline.adoption");
    }
    ChangingBed.awaitGreen(waiting);
  }

  @Test
  void nothingIsAdoptedBehindAFenceAndNoLinkIsMadeByIt() {
    bed.run(SOURCE, "insert into beltline.fence default values");
    try {
      assertEquals(
          "SourceFenced", failureOf(() -> adoption.adoptSchema(StepBed.PAIR, false)).getType());
    } finally {
      bed.run(SOURCE, "delete from beltline.fence");
    }
    assertEquals("0", links.value(SOURCE, "select count(*) from beltline.adoption"));
  }

  /** As the command goes; what was left in the end. */
  private List<String> adopted() {
    Adoption unused = adoption.adoptSchema(StepBed.PAIR, false);
    links.steps().extendLink(LinkBed.FORWARD);
    links.steps().awaitReady(LinkBed.FORWARD);
    looks.catchUp(LinkBed.FORWARD);
    Adoption rest = adoption.adoptSchema(StepBed.PAIR, true);
    links.steps().extendLink(LinkBed.FORWARD);
    adoption.endAdoption(StepBed.PAIR);
    return rest.left();
  }

  private Verdict allRows() {
    return validation
        .validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE)
        .verdict();
  }
}
