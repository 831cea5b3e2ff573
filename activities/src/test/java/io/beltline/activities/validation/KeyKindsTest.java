package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of every kind: their rows are cut into chunks, looked up and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyKindsTest {
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
      create type own.mood as enum ('glad', 'sad', 'Glad');
      create type own.place as (x int, y text);
      create domain own.code as ext.citext;
      create domain own.short as varchar(20)
      """;

  private static final int ROWS = 1_000;

  private StepBed bed;
  private ValidationActivities validation;

  @BeforeAll
  void startServers() {
    bed = StepBed.start();
    onBothSides(TYPES);
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
    onBothSides("drop schema public cascade; create schema public");
  }

  static Stream<Keyed> everyKindOfKey() {
    return Stream.of(
        new Keyed("ext.citext", "'k' || i", "k2"),
        new Keyed("ext.ltree", "'top.k' || i", "top.k2"),
        new Keyed("ext.hstore", "'k=>' || i", "\"k\"=>\"2\""),
        new Keyed("ext.cube", "'(' || i || ')'", "(2)"),
        new Keyed("own.code", "'k' || i", "k2"),
        new Keyed("own.short", "'k' || i", "k2"),
        new Keyed("own.place", "'(' || i || ',\"a b\")'", "(2,\"a b\")"),
        new Keyed("text collate own.caseless", "'k' || i", "k2"),
        new Keyed("text collate \"de-x-icu\"", "'ä''\"' || i", "ä'\"2"),
        new Keyed("bpchar", "'k' || i", "k2"),
        new Keyed("char(12)", "'k' || i", "k2"),
        new Keyed("bit(40)", "(i::bit(40))::text", "0".repeat(38) + "10"),
        new Keyed("bytea", "'\\x' || lpad(to_hex(i), 8, '0')", "\\x00000002"),
        new Keyed("double precision", "i + 0.1", "2.1"),
        new Keyed("numeric", "i || '.50'", "2.50"),
        new Keyed(
            "timestamptz",
            "'2020-01-01 00:00+00'::timestamptz + i * interval '1 s'",
            "2020-01-01 00:00:02+00"),
        new Keyed("interval", "i * interval '1 s'", "00:00:02"),
        new Keyed("int4range", "'[' || i || ',' || i + 1 || ')'", "[2,3)"),
        new Keyed("text[]", "array['k' || i, null]", "{k2,NULL}"),
        new Keyed("inet", "'10.0.0.0'::inet + i", "10.0.0.2/32"),
        new Keyed("uuid", "lpad(to_hex(i), 32, '0')", "00000000-0000-0000-0000-000000000002"),
        new Keyed("name", "'k' || i", "k2"),
        new Keyed("money", "i", "$2.00"));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfKey")
  void rowsAreFoundByKeysOfEveryKind(Keyed keyed) {
    onBothSides(keyed.table("primary key (k)"));

    assertRowsAreFound("k=" + keyed.second());
  }

  @ParameterizedTest
  @MethodSource("everyKindOfKey")
  void alsoBesideOtherColumns(Keyed keyed) {
    onBothSides(keyed.table("a bigint default 7, z text default 'z', primary key (a, k, z)"));

    assertRowsAreFound("a=7, k=" + keyed.second() + ", z=z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k text_pattern_ops",
        "k desc",
        "k collate \"C\"",
        "k collate own.caseless desc, n",
        "n desc, k",
        "n, k desc"
      })
  void alsoByAnIndexOfAnotherOrder(String index) {
    onBothSides(new Keyed("text collate \"de-x-icu\"", "'k' || i", "k2").table("unique (n)"));
    onBothSides(
        "alter table t alter k set not null, alter n set not null; create unique index other on t (%s);"
                .formatted(index)
            + "alter table t replica identity using index other");
    String second =
        index.startsWith("n") ? "n=2, k=k2" : index.endsWith("n") ? "k=k2, n=2" : "k=k2";

    assertRowsAreFound(second);
  }

  @Test
  void aRowWhoseKeyIsWrittenInAnotherWayIsNamedOnce() {
    onBothSides(
        """
        create table c (k ext.citext primary key, v text); insert into c values ('a', 'v');
        create table d (k numeric primary key, v text); insert into d values (1.0, 'v')
        """);
    bed.run(Side.DESTINATION, "update c set k = 'A'; update d set k = 1.00");
    Set<Difference> once =
        Set.of(
            new Difference("public.c", "k=a", Kind.CHANGED, List.of("k")),
            new Difference("public.d", "k=1.0", Kind.CHANGED, List.of("k")));

    assertEquals(once, Set.copyOf(compare().differences()));
    assertEquals(2, compare().differences().size());
    List<Difference> fence =
        validation.validateReplicated(StepBed.PAIR, Direction.FORWARD).differences();
    assertEquals(once, Set.copyOf(fence));
    assertEquals(2, fence.size());
  }

  @Test
  void aKeyThatMayBeNullIsNone() {
    onBothSides(
        """
        create table t (k int unique, v text); insert into t values (null, 'a'), (null, 'b'), (1, 'c')
        """);
    bed.run(Side.DESTINATION, "update t set v = 'x' where v = 'b'");

    assertEquals(
        List.of(
            new Difference(
                "public.t",
                "ctid (0,2) on the provider, (0,4) on the subscriber",
                Kind.CHANGED,
                List.of("v"))),
        compare().differences());
  }

  private void assertRowsAreFound(String second) {
    ValidationReport same = compare();
    assertEquals(List.of(), same.unverified());
    assertEquals(Verdict.EQUAL, same.verdict(), same::toString);
    assertEquals(ROWS, same.rows());
    assertTheIndexFindsChunks();

    bed.run(Side.DESTINATION, "update t set v = 'x' where n = 2");
    bed.run(Side.DESTINATION, "delete from t where n = 700");
    ValidationReport different = compare();

    assertEquals(List.of(), different.unverified());
    assertEquals(2, different.differences().size(), different::toString);
    assertTrue(
        different
            .differences()
            .contains(new Difference("public.t", second, Kind.CHANGED, List.of("v"))),
        different::toString);
    assertTrue(
        different.differences().stream().anyMatch(d -> d.kind() == Kind.MISSING),
        different::toString);
  }

  private void assertTheIndexFindsChunks() {
    QualifiedName name = new QualifiedName("public", "t");
    try (Connection connection = bed.connect(Side.SOURCE)) {
      for (String setting :
          List.of(
              "search_path = ''",
              "enable_seqscan = off",
              "enable_bitmapscan = off",
              "enable_sort = off",
              "enable_incremental_sort = off")) {
        Query.of(connection, "set " + setting).run();
      }
      List<KeyColumn> key =
          KeyColumn.read(connection, List.of(name.quoted())).values().iterator().next();
      ComparedTable table = new ComparedTable(name, key, List.of(), 1, 1L << 30);
      Chunk all = new Chunk(table, null, null);
      Key end =
          new TableReader(table, RowHash.EXTENDED, 1 << 20).boundary(connection, all).orElseThrow();
      Chunk rest = new Chunk(table, end, null);
      TableSql sql = new TableSql(table, RowHash.EXTENDED);
      String explained = "explain " + sql.boundary(rest, 100);

      String plan = String.join("\n", Query.of(connection, explained, sql.bounds(rest)).strings());

      assertTrue(plan.contains("Index Cond"), plan);
      assertFalse(plan.contains("Sort"), plan);
    } catch (SQLException e) {
      throw new AssertionError(e);
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

  /** A type, what makes key number {@code i} of it, and the second key as the server writes it. */
  record Keyed(String type, String key, String second) {
    /** So many bytes for a row that there are several chunks: the planner believes in one row. */
    String table(String constraint) {
      return """
          create table t (k %s, n int, v text, %s);
          insert into t (k, n, v)
          select (%s)::%s, i, repeat(md5(i::text), 15) from generate_series(1, %d) i;
          analyze t;
          update pg_class set reltuples = 1 where oid = 't'::regclass
          """
          .formatted(type, constraint, key, type.replaceAll(" collate .*", ""), ROWS);
    }
  }
}
