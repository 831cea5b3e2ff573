package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.drift.CatalogMark;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FenceComparisonTest {
  private StepBed bed;
  private ValidationActivities validation;

  @BeforeAll
  void startServers() throws SQLException {
    bed = StepBed.start();
    validation =
        bed.quick(
            ValidationActivities.class,
            steps -> new ValidationActivitiesImpl(steps, new ChangeFeeds()));
    for (Side side : Side.values()) {
      try (Connection connection = bed.connect(side)) {
        BeltlineSchema.ensure(connection);
      }
    }
  }

  @AfterAll
  void stopServers() {
    bed.close();
  }

  @BeforeEach
  void fillBothSidesAlike() {
    for (Side side : Side.values()) {
      bed.run(
          side,
          """
          drop schema public cascade; create schema public;
          create table orders (id int primary key, v text);
          insert into orders select i, 'v' || i from generate_series(1, 3000) i;
          create sequence up; select setval('up', 500);
          create sequence down increment -1; select setval('down', -500);
          analyze
          """);
    }
  }

  @Test
  void sidesThatStandStillAlikeAreEqualAndTheScopeSaysWhatWasCompared() {
    ValidationReport report = compare();

    assertEquals(Verdict.EQUAL, report.verdict());
    assertEquals(1_000, report.rows());
    assertEquals(
        "the newest 1000 rows of each of 1 replicated tables; positions of 2 sequences",
        report.scope());
  }

  @Test
  void aMissingNewestRowIsNamed() {
    bed.run(Side.DESTINATION, "delete from orders where id = 3000");

    assertEquals(
        List.of(new Difference("public.orders", "id=3000", Kind.MISSING, List.of())),
        compare().differences());
  }

  @Test
  void aChangedRowAmongTheNewestIsNamedWithItsColumn() {
    bed.run(Side.DESTINATION, "update orders set v = 'x' where id = 2500");

    assertEquals(
        List.of(new Difference("public.orders", "id=2500", Kind.CHANGED, List.of("v"))),
        compare().differences());
  }

  @Test
  void aSequenceMayBeAheadButNotBehindInItsOwnDirection() {
    bed.run(Side.DESTINATION, "select setval('up', 501), setval('down', -501)");
    assertEquals(Verdict.EQUAL, compare().verdict());

    bed.run(Side.DESTINATION, "select setval('up', 500, false), setval('down', -499)");
    assertEquals(
        List.of("public.down", "public.up"),
        compare().differences().stream().map(Difference::table).toList());
  }

  @Test
  void whatIsNotThereCouldNotBeVerifiedAndTheSchemaDiffers() {
    bed.run(Side.DESTINATION, "drop table orders; drop sequence up");

    ValidationReport report = compare();

    assertEquals(Verdict.DIFFERENT, report.verdict());
    assertEquals(2, report.unverified().size(), report.unverified().toString());
    assertEquals(
        List.of("public.orders SCHEMA", "public.up SCHEMA"),
        report.differences().stream().map(one -> one.table() + " " + one.kind()).toList());
  }

  @Test
  void aSchemaThatWasFoundEqualIsComparedAgainOnlyWhenItsMarkHasMoved() throws SQLException {
    bed.run(Side.DESTINATION, "create index more on orders (v)");
    try (Connection source = bed.connect(Side.SOURCE)) {
      BeltlineSchema.ensure(source);
      CatalogMark.of(source).note(source, CatalogMark.Moment.EQUAL);
      assertEquals(Verdict.EQUAL, compare().verdict());

      bed.run(Side.SOURCE, "alter table orders add note text");
      assertEquals(
          List.of(
              new Difference(
                  "public.more",
                  "index public.more is on the destination only",
                  Kind.SCHEMA,
                  List.of()),
              new Difference(
                  "public.orders.note",
                  "column public.orders.note is missing on the destination",
                  Kind.SCHEMA,
                  List.of())),
          compare().differences());
    } finally {
      bed.run(Side.SOURCE, "drop schema beltline cascade");
    }
  }

  @Test
  void aCheckThatWasOnlyWrittenAnewIsNoDifference() {
    bed.run(
        Side.SOURCE,
        "create table kinds (id int primary key, k varchar, constraint known check (k in ('a', 'b')))");
    bed.run(
        Side.DESTINATION,
        """
        create table kinds (id int primary key, k varchar, constraint known
          check ((k)::text = any ((array['a'::character varying, 'b'::character varying])::text[])))
        """);

    assertEquals(List.of(), compare().differences());
  }

  @Test
  void aSequenceThatOnlyUnlistedTablesUseMayBeMissing() {
    bed.run(Side.DESTINATION, "drop sequence up");
    bed.configure(config -> config.with("/tables", List.of("orders")));
    try {
      ValidationReport report = compare();

      assertEquals(Verdict.EQUAL, report.verdict(), report.unverified().toString());
      assertTrue(report.scope().endsWith("positions of 1 sequences"), report.scope());
    } finally {
      bed.configure(config -> config);
    }
  }

  @Test
  void nothingToCompareIsNotEqual() {
    for (Side side : Side.values()) {
      bed.run(side, "drop schema public cascade; create schema public");
    }

    assertEquals(Verdict.COULD_NOT_VERIFY, compare().verdict());
  }

  private ValidationReport compare() {
    ValidationReport first = validation.validateReplicated(StepBed.PAIR, Direction.FORWARD);
    ValidationReport second = validation.validateSequences(StepBed.PAIR, Direction.FORWARD);
    return new ValidationReport(
        first.verdict() == Verdict.EQUAL ? second.verdict() : first.verdict(),
        first.scope() + "; " + second.scope(),
        first.tables() + second.tables(),
        first.rows() + second.rows(),
        Stream.of(first, second).flatMap(report -> report.differences().stream()).toList(),
        Stream.of(first, second).flatMap(report -> report.unverified().stream()).toList());
  }
}
