package io.beltline.activities.replication;

import static io.beltline.activities.replication.LinkBed.BACK;
import static io.beltline.activities.replication.LinkBed.FORWARD;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.copy.CopyActivitiesImpl;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.validation.ChangeFeeds;
import io.beltline.activities.validation.ValidationActivitiesImpl;
import io.beltline.workflows.copy.CopyActivities;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Every kind of table goes through the setup, and has the source's rows afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryKindOfTableTest {
  private static final String TABLES =
      "select relname from pg_class where relnamespace = 'kinds'::regnamespace and relkind = 'r' order by relname";
  private static final String LINKED =
      """
      select relname from pglogical.replication_set_table
        join pg_class on oid = set_reloid
       where relnamespace = 'kinds'::regnamespace order by relname
      """;

  private static final String LARGE_OBJECTS =
      """
      select concat_ws(' ', oid, pg_get_userbyid(lomowner), obj_description(oid, 'pg_largeobject'),
                       array(select a::text from unnest(lomacl) a order by 1), md5(lo_get(oid)))
        from pg_largeobject_metadata order by oid
      """;

  private static final String LOUD =
      """
      select concat_ws(' ', tgrelid::regclass, tgname, tgenabled) from pg_trigger
       where tgname like '%loud' order by tgrelid::regclass::text collate "C", tgname
      """;

  /** The same types, tables and roles have other OIDs there. */
  private static final String SHIFT =
      """
      do $$ begin
        for i in 1 .. 200 loop execute format('create temp table shift_%s (i int)', i); end loop;
      end $$
      """;

  private LinkBed links;
  private ReplicationActivities steps;
  private CopyActivities copies;
  private ValidationActivities validation;

  @BeforeAll
  void setUp() {
    links = LinkBed.start();
    steps = links.steps();
    copies = links.bed.lasting(CopyActivities.class, CopyActivitiesImpl::new);
    validation =
        links.bed.lasting(
            ValidationActivities.class,
            steps -> new ValidationActivitiesImpl(steps, new ChangeFeeds()));
    links.bed.run(DESTINATION, SHIFT + "; create role reader; create role shop");
    links.bed.run(SOURCE, "create role shop; create role reader");
    for (Side side : Side.values()) {
      links.bed.run(side, statements("every-kind.sql"));
    }
    links.bed.run(SOURCE, statements("every-kind-first.sql"));
    steps.ensureLink(FORWARD, InitialData.COPIED);
    steps.awaitReady(FORWARD);
    copies.copyTablesAhead(StepBed.PAIR, Direction.FORWARD);
  }

  @AfterAll
  void stopServers() {
    links.close();
  }

  @Test
  @Order(1)
  void everyKindIsLinkedThatALinkCanCarry() {
    assertEquals(
        links.bed.strings(SOURCE, TABLES).stream()
            .filter(table -> !table.startsWith("copied") && !table.contains("keyless"))
            .toList(),
        links.bed.strings(SOURCE, LINKED));
  }

  @Test
  @Order(2)
  void everyKindArrivesWithWhatIsWrittenToIt() {
    links.bed.run(SOURCE, statements("every-kind-then.sql"));
    assertCarriedOver();

    ValidationReport rows =
        validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
    assertEquals(Verdict.EQUAL, rows.verdict(), rows::toString);
    ValidationReport copied = validation.validateCopied(StepBed.PAIR, Direction.FORWARD);
    assertEquals(Verdict.EQUAL, copied.verdict(), copied::toString);
  }

  @Test
  @Order(3)
  void aLargeObjectThatDiffersIsNamed() {
    links.bed.run(
        DESTINATION,
        """
        select lo_put(100, 2500000, 'x'); select lo_unlink(101); select lo_from_bytea(999, 'mine');
        alter large object 103 owner to shop
        """);

    assertEquals(
        Set.of(
            new Difference("large objects", "oid=100", Kind.CHANGED, List.of("bytes")),
            new Difference("large objects", "oid=101", Kind.MISSING, List.of()),
            new Difference(
                "large objects", "oid=103", Kind.CHANGED, List.of("owner, rights or comment")),
            new Difference("large objects", "oid=999", Kind.EXTRA, List.of())),
        Set.copyOf(validation.validateCopied(StepBed.PAIR, Direction.FORWARD).differences()));
    assertCarriedOver();
  }

  @Test
  @Order(4)
  void aTruncateTakesWhatRefersToTheTableAndNoChildWithIt() {
    links.bed.run(SOURCE, statements("truncates.sql"));

    assertCarriedOver();
    assertEquals(1, links.count(DESTINATION, "only kinds.tree_child"));
  }

  @Test
  @Order(5)
  void aTruncateOnTheDestinationGoesBackAndNotThereAgain() {
    steps.ensureLink(BACK, InitialData.PRESENT);
    steps.awaitReady(BACK);
    links.bed.run(
        DESTINATION,
        "truncate kinds.ring_a, kinds.ring_b; insert into kinds.ring_b values (7, null)");
    steps.drain(BACK, links.position(DESTINATION));
    links.bed.run(SOURCE, "insert into kinds.ring_b values (8, null)");

    assertCarriedOver();
    assertEquals(2, links.count(DESTINATION, "kinds.ring_b"));
  }

  @Test
  @Order(6)
  void triggersThatFireAlwaysFireForTheApplicationAlone() {
    links.bed.run(SOURCE, "truncate kinds.row_noises; insert into kinds.row_noisy values (7, 'x')");

    assertCarriedOver();
    assertEquals(
        List.of("row_noisy always_loud"),
        links.bed.strings(DESTINATION, "select what from kinds.row_noises"));
  }

  @Test
  @Order(7)
  void nothingIsLeftOnTheTables() {
    steps.removeLink(FORWARD);
    links.bed.run(SOURCE, "truncate kinds.target cascade");
    steps.removeReplication(FORWARD, links.baseline);

    links.assertNothingIsLeft();
    for (Side side : Side.values()) {
      assertEquals(
          List.of(
              "kinds.part part_loud A",
              "kinds.part_a part_loud A",
              "kinds.part_rest part_loud A",
              "kinds.part_rest_0 part_loud A",
              "kinds.part_rest_1 part_loud A",
              "kinds.row_noisy always_loud A",
              "kinds.row_noisy replica_loud R"),
          links.bed.strings(side, LOUD));
    }
  }

  private void assertCarriedOver() {
    steps.drain(FORWARD, links.position(SOURCE));
    copies.copyTablesWithoutIdentity(StepBed.PAIR, Direction.FORWARD);
    assertEquals(rows(SOURCE), rows(DESTINATION));
    assertEquals(
        links.bed.strings(SOURCE, LARGE_OBJECTS), links.bed.strings(DESTINATION, LARGE_OBJECTS));
  }

  private List<String> rows(Side side) {
    List<String> rows = new ArrayList<>();
    for (String table : links.bed.strings(SOURCE, TABLES)) {
      String quoted = "kinds.\"" + table.replace("\"", "\"\"") + "\"";
      rows.addAll(
          links.bed.strings(
              side,
              "select '%s: ' || left(t::text, 60) || md5(t::text) from only %s t order by t::text collate \"C\""
                  .formatted(table, quoted)));
    }
    return rows;
  }

  private static String statements(String file) {
    return Statements.of(EveryKindOfTableTest.class, file);
  }
}
