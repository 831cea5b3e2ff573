package io.beltline.activities.validation;

import static io.beltline.activities.FailedStep.failureOf;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tables, databases and neighbours for which a comparison is easily wrong, or not made at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeceptiveTablesTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));

  private static final int NARROW = 20_000;

  private StepBed bed;
  private ValidationActivities validation;

  @BeforeAll
  void startServers() {
    bed = StepBed.start();
    validation =
        bed.lasting(
            ValidationActivities.class, steps -> new ValidationActivitiesImpl(steps, SHORT));
  }

  @AfterAll
  void stopServers() {
    bed.close();
  }

  @BeforeEach
  void beginAnew() {
    onBothSides(
        "drop schema public cascade; create schema public; create table fine (id int primary key)");
  }

  @Test
  void columnsOfTwoCollationsAreCompared() {
    onBothSides(
        """
        create table t (id int primary key, a text collate "de-x-icu", b text collate "C");
        insert into t values (1, 'a', 'b')
        """);
    assertEquals(Verdict.EQUAL, compare().verdict());

    bed.run(Side.DESTINATION, "update t set b = 'c'");

    assertEquals(List.of(changed("public.t", "id=1", "b")), compare().differences());
  }

  @Test
  void generatedColumnsAreCompared() {
    for (Side side : Side.values()) {
      bed.run(
          side,
          """
          create function rate() returns int immutable language sql as 'select %d';
          create table t (id int primary key, v int generated always as (id * public.rate()) stored);
          insert into t values (1)
          """
              .formatted(side == Side.SOURCE ? 2 : 3));
    }
    Difference all =
        new Difference(
            "public.t",
            "ctid (0,1) on the provider, (0,1) on the subscriber",
            Kind.CHANGED,
            List.of("v"));

    assertEquals(List.of(all), compare().differences());
    assertEquals(
        List.of(all), validation.validateCopied(StepBed.PAIR, Direction.FORWARD).differences());
  }

  @Test
  void anotherTypeCouldNotBeVerified() {
    bed.run(Side.SOURCE, "create table t (id int primary key, v int); insert into t values (1, 1)");
    bed.run(
        Side.DESTINATION,
        "create table t (id int primary key, v text); insert into t values (1, '1')");

    assertUnverified("table public.t has other types on the subscriber: v is text, not integer");
  }

  @Test
  void aColumnThatOnlyTheSubscriberHasCouldNotBeVerified() {
    bed.run(Side.SOURCE, "create table t (id int primary key)");
    bed.run(Side.DESTINATION, "create table t (id int primary key, v text)");

    assertUnverified("table public.t has columns on the subscriber only: v");
  }

  @Test
  void aTableThatOnlyTheSubscriberHasCouldNotBeVerifiedUnlessItIsEmpty() {
    onBothSides("create table t (id int primary key)");
    bed.run(
        Side.DESTINATION,
        "create table u (id int); create table v (id int); insert into v values (1)");

    assertUnverified("table public.v exists on the subscriber only, and has rows");
  }

  @Test
  void largeValuesAreCompared() {
    onBothSides(
        """
        create table t (id int primary key, a text, b bytea);
        insert into t select i, repeat('x', 2 << 20), decode(repeat('00', 2 << 20), 'hex')
          from generate_series(1, 2) i
        """);
    assertEquals(Verdict.EQUAL, compare().verdict());

    bed.run(Side.DESTINATION, "update t set a = a || 'y' where id = 1");
    bed.run(Side.DESTINATION, "update t set b = set_byte(b, 2000000, 1) where id = 2");

    assertEquals(
        List.of(changed("public.t", "id=1", "a"), changed("public.t", "id=2", "b")),
        compare().differences());
  }

  @Test
  void aValueWhoseTextIsTooLargeForTheServerIsComparedToo() {
    onBothSides(
        """
        create table t (id int primary key, a bytea);
        insert into t select 1, convert_to(repeat('x', 540 << 20), 'SQL_ASCII')
        """);

    assertEquals(Verdict.EQUAL, compare().verdict());
  }

  @Test
  void aDatabaseWhoseSettingsAreOddIsCompared() {
    onBothSides(
        """
        create table t (id int primary key, tags text[], v text);
        insert into t values (1, '{a,NULL}', 'x');
        create table k (tags text[] primary key, v text);
        insert into k values ('{a,NULL}', 'x')
        """);
    List<String> settings =
        List.of(
            "default_transaction_isolation = serializable",
            "default_transaction_deferrable = on",
            "default_transaction_read_only = on",
            "array_nulls = off",
            "xmloption = document",
            "standard_conforming_strings = off",
            "bytea_output = escape");
    bed.run(
        Side.SOURCE,
        settings.stream()
            .collect(joining("; alter database shop set ", "alter database shop set ", "")));
    try {
      bed.run(Side.DESTINATION, "update k set v = 'y'");

      assertEquals(List.of(changed("public.k", "tags={a,NULL}", "v")), compare().differences());
    } finally {
      bed.run(
          Side.SOURCE, "begin; set transaction read write; alter database shop reset all; commit");
    }
  }

  @Test
  void aTransactionOfAnotherDatabaseIsNoReasonToWait() throws SQLException {
    onBothSides("create table t (id int primary key); insert into t values (1)");
    bed.run(Side.DESTINATION, "delete from t");
    bed.servers().source().createDatabase("neighbour");
    try (Connection neighbour = bed.servers().source().connect("neighbour");
        Statement statement = neighbour.createStatement()) {
      statement.execute("begin; select txid_current()");

      assertEquals(
          List.of(new Difference("public.t", "id=1", Kind.MISSING, List.of())),
          compare().differences());
    }
  }

  @Test
  void rowsThatAreHiddenFromTheRootUserAreNeverEqual() {
    onBothSides(
        """
        create table t (id int primary key); insert into t values (1), (10);
        alter table t enable row level security;
        create policy few on t using (id < 5);
        create role limited login password 'limited';
        grant all on schema public to limited; grant select on t, fine to limited
        """);
    bed.run(Side.DESTINATION, "delete from t where id = 10");
    Map<String, String> limited = Map.of("name", "limited", "pw", "limited");
    bed.configure(config -> config.with("/src/root_user", limited).with("/dst/root_user", limited));
    try {
      assertEquals("NotAllowed", failureOf(this::compare).getType());
    } finally {
      bed.configure(config -> config);
      onBothSides("drop owned by limited; drop role limited");
    }
  }

  @Test
  void namesThatDifferInTheirCaseAloneAreKeptApart() {
    onBothSides(
        """
        create table t (id int primary key, v text, "V" text); create table "T" (like t including all);
        insert into t values (1, 'a', 'b'); insert into "T" select * from t
        """);
    bed.run(Side.DESTINATION, "update \"T\" set \"V\" = 'c'");

    assertEquals(List.of(changed("public.\"T\"", "id=1", "V")), compare().differences());
  }

  @Test
  void aNarrowTableThatIsTheSameIsEqualTwentyTimes() {
    onBothSides(
        "create table narrow as select i as id, i %% 7 as v from generate_series(1, %d) i; alter table narrow add primary key (id)"
            .formatted(NARROW));
    for (int time = 1; time <= 20; time++) {
      ValidationReport report = compare();
      assertEquals(Verdict.EQUAL, report.verdict(), report::toString);
      assertEquals(NARROW, report.rows());
    }
  }

  private void onBothSides(String sql) {
    for (Side side : Side.values()) {
      bed.run(side, sql);
    }
  }

  private ValidationReport compare() {
    return validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
  }

  private void assertUnverified(String reason) {
    ValidationReport report = compare();

    assertEquals(List.of(reason), report.unverified());
    assertEquals(Verdict.COULD_NOT_VERIFY, report.verdict());
  }

  private static Difference changed(String table, String key, String column) {
    return new Difference(table, key, Kind.CHANGED, List.of(column));
  }
}
