package io.beltline.activities.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.copy.CopyActivities;
import io.beltline.workflows.copy.CopyReport;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables without replica identity reach the other side whole, or not at all. */
class CopyTest {
  private static final String SCHEMA =
      """
      drop schema if exists app cascade;
      create schema app;
      create type app.mood as enum ('fine', 'foul');
      create domain app.positive as int check (value > 0);
      create table app.keyed (id int primary key, note text);
      create table app.events (
        at timestamptz, day date, span interval, amount numeric, cash money, bits bit varying, raw bytea,
        doc json, docb jsonb, tags text[], grid int[][], during tstzrange, where_to point, mood app.mood,
        many app.positive, kind regtype, twice int generated always as (1 + 1) stored, "Odd ""name" text);
      create table app.seen (what text);
      create table app.referred (code int unique, note text);
      create table app.referring (id int primary key, code int references app.referred (code));
      create function app.note() returns trigger language plpgsql as
        $$ begin insert into app.keyed values (nextval('app.noted'), tg_name); return new; end $$;
      create sequence app.noted;
      create trigger plain after insert on app.seen for each row execute function app.note();
      create trigger always after insert on app.seen for each row execute function app.note();
      alter table app.seen enable always trigger always;
      create trigger replica after insert on app.seen for each row execute function app.note();
      alter table app.seen enable replica trigger replica;
      """;
  private static final String ROWS =
      """
      set session_replication_role = replica;
      insert into app.events values
        ('infinity', '0044-03-15 BC', '-1 mon +2 days -03:04:05.6', 'NaN', 12.34, b'0101', '\\x00ff5c', '{"a":  1, "a": 2}',
         '{"a": null}', array['x', null, '"q"', 'a,b'], array[[1, 2], [3, 4]], '[2020-01-01,)', '(1.1,-2e300)', 'foul', 3, 'int4', default,
         E'SET row_security = off;\\n\\\\.\\n\\t\\u00e9'),
        (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, default, null),
        (now(), now(), '1 day', 1e300, -1, b'', '', '[]', '[]', '{}', '{}', 'empty', '(0,0)', 'fine', 1, 'text', default, '');
      insert into app.seen select 'thing ' || i from generate_series(1, 1000) i;
      insert into app.referred select i, repeat('x', i) from generate_series(1, 10) i;
      insert into app.referring values (1, 1), (2, 10)
      """;
  private static final String CONTENT =
      """
      select 'events ' || e::text from app.events e
      union all select 'seen ' || s::text from app.seen s
      union all select 'referred ' || r::text from app.referred r
      order by 1
      """;

  private static StepBed bed;
  private static CopyActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.lasting(CopyActivities.class, CopyActivitiesImpl::new);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void createSchema() {
    bed.run(Side.SOURCE, SCHEMA);
    bed.run(Side.DESTINATION, SCHEMA);
  }

  @Test
  void everyRowArrivesWhateverItsTypes() {
    bed.run(Side.SOURCE, ROWS);

    CopyReport report = copy();

    assertEquals(3, report.tables());
    assertEquals(1013, report.rows());
    assertTrue(report.bytes() > 10_000, report::toString);
    assertEquals(strings(Side.SOURCE, CONTENT), strings(Side.DESTINATION, CONTENT));
  }

  @Test
  void rowsThatACheckForbidsOnlySinceArriveAndTheCheckStays() {
    String checked =
        """
        create table app.old (n int);
        alter table app.old add constraint "not Negative" check (n >= 0) not valid;
        comment on constraint "not Negative" on app.old is 'since 2020'
        """;
    bed.run(Side.DESTINATION, checked);
    bed.run(Side.SOURCE, "create table app.old (n int); insert into app.old values (-1), (1)");
    bed.run(Side.SOURCE, checked.substring(checked.indexOf('\n') + 1));
    String state =
        """
        select n::text from app.old union all
        select pg_get_constraintdef(oid) || obj_description(oid, 'pg_constraint') from pg_constraint
         where conrelid = 'app.old'::regclass order by 1
        """;

    copy();
    copy();

    assertEquals(
        List.of("-1", "1", "CHECK ((n >= 0)) NOT VALIDsince 2020"),
        strings(Side.DESTINATION, state));
  }

  @Test
  void tablesThatReferToEachOtherAreCopiedAgainAndAgain() {
    String tables =
        """
        create table app.articles (
          id int primary key, body text, size int generated always as (length(body)) stored);
        create table app.article_tags (article_id int references app.articles, tag text)
        """;
    bed.run(Side.SOURCE, tables);
    bed.run(Side.DESTINATION, tables);
    bed.run(
        Side.SOURCE,
        """
        insert into app.articles (id, body) select i, repeat(md5(i::text), 30) from generate_series(1, 300) i;
        insert into app.article_tags select i, 'tag' from generate_series(1, 9) i
        """);

    copy();
    copy();

    assertEquals(
        List.of("300 9"),
        strings(
            Side.DESTINATION,
            "select (select count(*) from app.articles) || ' ' || (select count(*) from app.article_tags)"));
  }

  @Test
  void aSmallTableThatIsPublishedForSomebodyElseIsEmptiedAllTheSame() {
    bed.run(Side.SOURCE, "insert into app.seen values ('one')");
    bed.run(Side.DESTINATION, "create publication somebody for table app.seen");
    try {
      copy();
      copy();

      assertEquals(List.of("one"), strings(Side.DESTINATION, "select what from app.seen"));
    } finally {
      bed.run(Side.DESTINATION, "drop publication somebody");
    }
  }

  @Test
  void aRepeatReplacesWhatIsThere() {
    bed.run(Side.SOURCE, ROWS);
    bed.run(Side.DESTINATION, ROWS + "; insert into app.seen values ('too much')");

    copy();
    assertEquals(strings(Side.SOURCE, CONTENT), strings(Side.DESTINATION, CONTENT));
    copy();
    assertEquals(strings(Side.SOURCE, CONTENT), strings(Side.DESTINATION, CONTENT));
  }

  @Test
  void noTriggerFiresAndEachIsAfterwardsWhatItWas() {
    bed.run(Side.SOURCE, ROWS);
    String triggers =
        "select tgname || tgenabled::text from pg_trigger where not tgisinternal order by 1";

    copy();

    assertEquals(List.of(), strings(Side.DESTINATION, "select note from app.keyed"));
    assertEquals(List.of("alwaysA", "plainO", "replicaR"), strings(Side.DESTINATION, triggers));
  }

  @Test
  void aTableThatAnotherRefersToIsFilledAndTheOtherUntouched() {
    bed.run(Side.SOURCE, ROWS);
    bed.run(Side.DESTINATION, ROWS);

    copy();

    assertEquals(List.of("1", "10"), strings(Side.DESTINATION, "select code from app.referring"));
  }

  @Test
  void aBigTableTravelsInBinaryForm() {
    String table = "create table app.big (id bigint, note text, at timestamptz, ratio float8)";
    String rows =
        "insert into app.big select i, md5(i::text), now(), i / 7.0::float8 from generate_series(1, 50000) i";
    String sum = "select md5(string_agg(b::text, '' order by id)) from app.big b";
    bed.run(Side.SOURCE, table + ";" + rows);
    bed.run(Side.DESTINATION, table);

    CopyReport report = copy();

    // 2 for the number of columns, 4 before each value: the text form is a good deal longer.
    assertEquals(50_000 * (2 + 4 * 4 + 8 + 32 + 8 + 8) + 21, report.bytes());
    assertEquals(strings(Side.SOURCE, sum), strings(Side.DESTINATION, sum));
  }

  @Test
  void bigTablesTravelSideBySideAndAllOrNone() {
    String tables =
        "create table app.one (id int, note text); create table app.two (id int check (id < 18000), note text)";
    String storage =
        "; alter table app.one alter note set storage plain; alter table app.two alter note set storage plain";
    bed.run(Side.SOURCE, tables + storage);
    bed.run(Side.DESTINATION, tables + storage);
    for (String table : List.of("one", "two")) {
      bed.run(
          Side.SOURCE,
          "insert into app.%s select i, repeat('x', 1000) from generate_series(1, 17900) i"
              .formatted(table));
    }

    assertEquals(2 * 17_900, copy().rows());

    bed.run(Side.SOURCE, "alter table app.two drop constraint two_id_check");
    bed.run(Side.SOURCE, "insert into app.one values (0); insert into app.two values (18000)");
    assertEquals("Unexpected", failure().getType());
    assertEquals(List.of("17900"), strings(Side.DESTINATION, "select count(*) from app.one"));
    assertEquals(List.of("17900"), strings(Side.DESTINATION, "select count(*) from app.two"));
  }

  @Test
  void aSchemaThatDiffersIsToldAndNothingIsChanged() {
    bed.run(Side.SOURCE, ROWS + "; alter table app.seen add more int");
    bed.run(Side.DESTINATION, ROWS);
    List<String> before = strings(Side.DESTINATION, CONTENT);

    ApplicationFailure failure = failure();

    assertTrue(failure.getOriginalMessage().contains("more"), failure::getMessage);
    assertEquals(before, strings(Side.DESTINATION, CONTENT));
  }

  private CopyReport copy() {
    return steps.copyTablesWithoutIdentity(StepBed.PAIR, Direction.FORWARD);
  }

  private ApplicationFailure failure() {
    return assertInstanceOf(
        ApplicationFailure.class, assertThrows(ActivityFailure.class, this::copy).getCause());
  }

  private static List<String> strings(Side side, String sql) {
    try (Connection connection = bed.connect(side)) {
      return Query.of(connection, sql).strings();
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
