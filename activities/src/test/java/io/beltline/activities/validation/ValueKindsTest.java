package io.beltline.activities.validation;

import static java.util.stream.Collectors.toSet;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Values of every kind of type, each beside the one that is easiest to take for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValueKindsTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  private static final String TYPES =
      """
      create schema ext;
      create extension citext schema ext; create extension hstore schema ext;
      create extension ltree schema ext; create extension cube schema ext;
      create schema own;
      create collation own.caseless
        (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      create collation own.german (provider = icu, locale = 'de');
      create type own.mood as enum ('glad', 'Glad', 'a,b');
      create type own.point3 as (x int, y text, z numeric);
      create domain own.amount as numeric check (value >= 0);
      create type own.span as range (subtype = numeric)
      """;

  /** Pairs that {@code =}, a cast to text or a careless hash takes for the same. */
  private static final List<Kinds> KINDS =
      List.of(
          new Kinds("numeric", "1.0", "1.00"),
          new Kinds("numeric", "Infinity", "NaN"),
          new Kinds("own.amount", "1.0", "1.00"),
          new Kinds("double precision", "0", "-0"),
          new Kinds("double precision", "Infinity", "-Infinity"),
          new Kinds("real", "0.1", "0.10000001"),
          new Kinds("text", "", null),
          new Kinds("text", "a", "a "),
          new Kinds("text collate own.caseless", "a", "A"),
          new Kinds("text collate own.german", "straße", "strasse"),
          new Kinds("varchar(40) collate own.caseless", "é", "É"),
          new Kinds("bpchar", "a", "a "),
          new Kinds("char(5)", "a", "A"),
          new Kinds("\"char\"", "a", "A"),
          new Kinds("name", "a", "A"),
          new Kinds("ext.citext", "a", "A"),
          new Kinds("ext.hstore", "a=>NULL", "a=>\"NULL\""),
          new Kinds("ext.ltree", "a.b", "a.B"),
          new Kinds("ext.cube", "(0),(0)", "(-0),(0)"),
          new Kinds("json", "{\"a\": 1}", "{\"a\":1}"),
          new Kinds("jsonb", "1.0", "1.00"),
          new Kinds("xml", "<a/>", "<a></a>"),
          new Kinds("tsvector", "a:1", "a:1A"),
          new Kinds("bytea", "\\x01", "\\x0100"),
          new Kinds("bit(3)", "010", "011"),
          new Kinds("bit varying", "01", "010"),
          new Kinds("interval", "1 mon", "30 days"),
          new Kinds("interval", "24:00:00", "1 day"),
          new Kinds("timestamptz", "infinity", "-infinity"),
          new Kinds("timestamp", "294276-12-31 23:59:59.999999", "294276-12-31 23:59:59.999998"),
          new Kinds("timestamp", "4713-01-01 00:00:00 BC", "4712-01-01 00:00:00 BC"),
          new Kinds("date", "0044-03-15", "0044-03-15 BC"),
          new Kinds("timetz", "12:00:00+01", "11:00:00+00"),
          new Kinds("money", "1.00", "1.01"),
          new Kinds("inet", "10.0.0.1/24", "10.0.0.1"),
          new Kinds("own.mood", "glad", "Glad"),
          new Kinds("own.point3", "(,,)", null),
          new Kinds("own.point3", "(1,,1.0)", "(1,\"\",1.0)"),
          new Kinds("own.point3", "(1,a,1.0)", "(1,a,1.00)"),
          new Kinds("int[]", "{1,2}", "[0:1]={1,2}"),
          new Kinds("int[]", "{{1,2},{3,4}}", "{1,2,3,4}"),
          new Kinds("text[]", "{NULL}", "{\"NULL\"}"),
          new Kinds("text[]", "{\"\"}", "{}"),
          new Kinds("text[] collate own.caseless", "{a}", "{A}"),
          new Kinds("numeric[]", "{1.0}", "{1.00}"),
          new Kinds("own.point3[]", "{\"(1,,)\"}", "{\"(1,\\\"\\\",)\"}"),
          new Kinds("numrange", "[1,2)", "[1.0,2)"),
          new Kinds("int4range", "empty", "(,)"),
          new Kinds("own.span", "[1,2]", "[1,2)"),
          new Kinds("nummultirange", "{[1,2)}", "{[1.0,2)}"),
          new Kinds("uuid", "00000000-0000-0000-0000-000000000001", null));

  private static final Set<Difference> KEYED = differences("keyed", "id=1", List.of("v"));
  private static final Set<Difference> BARE = differences("bare", "one row", List.of("v"));

  private StepBed bed;
  private ValidationActivities validation;

  @BeforeAll
  void startServersWithTheSameRows() {
    bed = StepBed.start();
    for (Side side : Side.values()) {
      bed.run(side, TYPES);
      for (int i = 0; i < KINDS.size(); i++) {
        bed.run(side, KINDS.get(i).tables(i));
      }
      bed.run(side, "analyze");
    }
    validation =
        bed.lasting(
            ValidationActivities.class, steps -> new ValidationActivitiesImpl(steps, SHORT));
  }

  @AfterAll
  void stopServers() {
    bed.close();
  }

  @Test
  void theSameValuesAreEqual() {
    ValidationReport report =
        validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);

    assertEquals(List.of(), report.unverified());
    assertEquals(List.of(), report.differences());
    assertEquals(Verdict.EQUAL, report.verdict());
    assertEquals(3L * KINDS.size(), report.rows());
  }

  @Test
  void valuesThatOnlyLookTheSameAreDifferent() {
    whilePlanted(
        "keyed",
        () -> {
          ValidationReport all =
              validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
          assertEquals(List.of(), all.unverified());
          assertEquals(KEYED, Set.copyOf(all.differences()));

          ValidationReport fence = validation.validateReplicated(StepBed.PAIR, Direction.FORWARD);
          assertEquals(List.of(), fence.unverified());
          assertEquals(KEYED, Set.copyOf(fence.differences()));
        });
  }

  @Test
  void alsoInTablesWithoutKey() {
    whilePlanted(
        "bare",
        () -> {
          ValidationReport all =
              validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
          assertEquals(List.of(), all.unverified());
          assertEquals(BARE, inOneRow(all));

          ValidationReport copied = validation.validateCopied(StepBed.PAIR, Direction.FORWARD);
          assertEquals(List.of(), copied.unverified());
          assertEquals(BARE, inOneRow(copied));
        });
  }

  /** Without the place where the row stands. */
  private static Set<Difference> inOneRow(ValidationReport report) {
    return report.differences().stream()
        .map(one -> new Difference(one.table(), "one row", one.kind(), one.columns()))
        .collect(toSet());
  }

  private void whilePlanted(String tables, Runnable comparison) {
    write(tables, Kinds::planted);
    try {
      comparison.run();
    } finally {
      write(tables, Kinds::original);
    }
  }

  private void write(String tables, Function<Kinds, String> value) {
    for (int i = 0; i < KINDS.size(); i++) {
      bed.run(
          Side.DESTINATION,
          "update %s_%d set v = %s where id = 1".formatted(tables, i, value.apply(KINDS.get(i))));
    }
  }

  private static Set<Difference> differences(String table, String key, List<String> columns) {
    return IntStream.range(0, KINDS.size())
        .mapToObj(
            i -> new Difference("public.%s_%d".formatted(table, i), key, Kind.CHANGED, columns))
        .collect(toSet());
  }

  /** A type with two of its values; null is one of them as well. */
  record Kinds(String type, String first, @Nullable String second) {
    String tables(int number) {
      return """
          create table keyed_%1$d (id int primary key, v %2$s, w %2$s);
          insert into keyed_%1$d values (1, %3$s, %4$s), (2, %4$s, %3$s);
          create table bare_%1$d (id int, v %2$s);
          insert into bare_%1$d values (1, %3$s)
          """
          .formatted(number, type, original(), planted());
    }

    String original() {
      return literal(first);
    }

    String planted() {
      return literal(second);
    }

    private String literal(@Nullable String value) {
      String plain = type.replaceAll(" collate .*", "");
      return value == null ? "null" : "'" + value + "'::" + plain;
    }
  }
}
