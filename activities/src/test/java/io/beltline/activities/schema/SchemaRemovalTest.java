package io.beltline.activities.schema;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.SchemaRemovalActivities;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.postgresql.PGConnection;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchemaRemovalTest {
  private static final int TABLES = 8;
  private static final String SCHEMA =
      """
      create schema shop;
      create table shop.orders (id serial primary key, ref int not null, note text check (note <> ''));
      create unique index orders_ref on shop.orders (ref);
      create index orders_note on shop.orders (note);
      create index "Odd; name" on shop.orders (lower(note));
      alter table shop.orders add constraint note_short check (length(note) < 9) not valid;
      create table shop.other (id int primary key, v int);
      create index other_v on shop.other (v);
      create table shop.lines (id int not null, order_ref int references shop.orders (ref), qty int);
      create unique index lines_id on shop.lines (id);
      alter table shop.lines replica identity using index lines_id;
      create index lines_qty on shop.lines (qty);
      alter table shop.lines add constraint qty_there foreign key (qty) references shop.other not valid;
      create table shop.parts (id int, k int, primary key (id, k)) partition by range (k);
      create table shop.part_1 partition of shop.parts for values from (0) to (10);
      create table shop.part_2 partition of shop.parts for values from (10) to (20);
      create index parts_k on shop.parts (k);
      create index only_1 on shop.part_1 (id);
      create unique index known on shop.parts (k, id);
      alter table shop.part_2 alter column k set not null;
      alter table shop.part_2 replica identity using index part_2_k_id_idx;
      create table shop.parent (v int);
      create table shop.child () inherits (shop.parent);
      alter table shop.child add constraint v_positive check (v > 0) not valid;
      alter table shop.parent add constraint v_positive check (v > 0) not valid;
      create domain shop.small as int;
      alter domain shop.small add constraint small_check check (value < 100) not valid;
      """;
  private static final String ROWS =
      """
      insert into shop.orders (ref, note) select i, 'hidden' from generate_series(1, 2000) i;
      insert into shop.lines select i, i from generate_series(1, 2000) i;
      insert into shop.parts select i, i %% 20 from generate_series(1, %d) i;
      insert into shop.child values (1);
      """;

  private static StepBed bed;
  private static SchemaRemovalActivities steps;

  @BeforeAll
  static void start() {
    bed =
        StepBed.start(
            ServerOptions.defaults(),
            ServerOptions.defaults().with("max_prepared_transactions", "5"),
            config -> config);
    steps = bed.lasting(SchemaRemovalActivities.class, SchemaRemovalActivitiesImpl::new);
    bed.run(Side.SOURCE, SCHEMA);
    bed.run(Side.DESTINATION, SCHEMA);
    bed.run(
        Side.DESTINATION,
        """
        create function shop.never() returns trigger language plpgsql as 'begin raise ''fired''; end';
        create trigger never before truncate on shop.orders execute function shop.never();
        """);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  @Order(1)
  void ofListedTablesAloneAnythingIsRemoved() {
    bed.configure(config -> config.with("/src", null).with("/tables", List.of("other")));

    assertEquals(List.of("shop.other_v"), steps.removeIndexes(StepBed.PAIR, false));
    assertEquals(List.of(), steps.removeConstraints(StepBed.PAIR, false));
  }

  @Test
  @Order(2)
  void indexesThatSomethingNeedsStay() {
    bed.configure(config -> config.with("/src", null));

    assertEquals(
        List.of(
            "shop.\"Odd; name\"",
            "shop.lines_qty",
            "shop.only_1",
            "shop.orders_note",
            "shop.parts_k"),
        steps.removeIndexes(StepBed.PAIR, false));

    assertEquals(
        List.of(
            "known",
            "lines_id",
            "orders_pkey",
            "orders_ref",
            "other_pkey",
            "part_1_k_id_idx",
            "part_1_pkey",
            "part_2_k_id_idx",
            "part_2_pkey",
            "parts_pkey"),
        bed.strings(
            Side.DESTINATION,
            "select c.relname from pg_class c where c.relkind in ('i', 'I')"
                + " and c.relnamespace = 'shop'::regnamespace order by c.relname"));
    assertEquals(List.of(), steps.removeIndexes(StepBed.PAIR, false));
  }

  @Test
  @Order(3)
  void constraintsThatAreNotValidGoWhereverTheyCameFrom() {
    assertEquals(
        List.of(
            "note_short on shop.orders",
            "qty_there on shop.lines",
            "small_check on shop.small",
            "v_positive on shop.child",
            "v_positive on shop.parent"),
        steps.removeConstraints(StepBed.PAIR, false));

    assertEquals(
        List.of("lines_order_ref_fkey", "orders_note_check"),
        bed.strings(
            Side.DESTINATION,
            "select conname from pg_constraint where connamespace = 'shop'::regnamespace"
                + " and contype in ('c', 'f') order by conname"));
    assertEquals(List.of(), steps.removeConstraints(StepBed.PAIR, false));
  }

  @Test
  @Order(4)
  void whoKeepsATableLockedIsNamedWithoutConstantsAndNothingHangs() throws SQLException {
    bed.run(Side.DESTINATION, "create index orders_note on shop.orders (note)");
    try (Connection reader = reader()) {
      int pid = reader.unwrap(PGConnection.class).getBackendPID();

      ApplicationFailure failure = failureOf(() -> steps.removeIndexes(StepBed.PAIR, false));

      String message = failure.getOriginalMessage();
      assertEquals("LocksHeld", failure.getType());
      assertTrue(failure.isNonRetryable());
      assertTrue(message.contains("drop index shop.orders_note"), message);
      assertTrue(message.contains("pid " + pid + " ("), message);
      assertTrue(message.contains("idle in transaction"), message);
      assertTrue(message.contains("from shop.orders where note = ?"), message);
      assertFalse(message.contains("hidden"), message);
      assertEquals(1, Query.of(reader, "select 1").number());
    }
  }

  @Test
  @Order(5)
  void withForceThoseSessionsAreEndedAndNoOthers() throws SQLException {
    try (Connection reader = reader();
        Connection bystander = bed.connect(Side.DESTINATION)) {
      bystander.setAutoCommit(false);
      assertEquals(0, Query.of(bystander, "select count(*) from shop.other").number());

      assertEquals(List.of("shop.orders_note"), steps.removeIndexes(StepBed.PAIR, true));

      assertThrows(SQLException.class, () -> Query.of(reader, "select 1").number());
      assertEquals(1, Query.of(bystander, "select 1").number());
    }
  }

  @Test
  @Order(6)
  void ourOwnSessionsAreNeverEnded() throws SQLException {
    bed.run(Side.DESTINATION, "create index orders_note on shop.orders (note)");
    try (Connection own = reader()) {
      Query.of(own, "set application_name = 'beltline:dc1/shop:Analyze#1'").run();
      own.commit();
      assertEquals(0, Query.of(own, "select count(*) from shop.orders where id < 0").number());

      ApplicationFailure failure = failureOf(() -> steps.removeIndexes(StepBed.PAIR, true));

      assertEquals("LocksHeld", failure.getType());
      assertEquals(1, Query.of(own, "select 1").number());
    }
  }

  @Test
  @Order(7)
  void aPreparedTransactionOnAPartitionIsNamedAndStaysWithForceToo() {
    bed.run(Side.DESTINATION, "create index parts_k on shop.parts (k)");
    bed.run(
        Side.DESTINATION,
        "begin; select count(*) from shop.part_1; prepare transaction 'half a booking'");

    ApplicationFailure failure = failureOf(() -> steps.removeIndexes(StepBed.PAIR, true));

    String message = failure.getOriginalMessage();
    assertEquals("LocksHeld", failure.getType());
    assertTrue(message.contains("drop index shop.parts_k"), message);
    assertTrue(message.contains("locked by prepared transaction 'half a booking'."), message);
    assertFalse(message.contains("--force"), message);
    bed.run(Side.DESTINATION, "rollback prepared 'half a booking'");
    assertEquals(List.of("shop.parts_k"), steps.removeIndexes(StepBed.PAIR, false));
  }

  @Test
  @Order(8)
  void tablesThatOthersDependOnAreNotEmptied() {
    bed.run(Side.SOURCE, ROWS.formatted(5000));
    bed.run(Side.DESTINATION, ROWS.formatted(5000));
    bed.configure(config -> config.with("/tables", List.of("orders")));
    assertRefused(
        "ReferencedFromOutside", "shop.lines refers to shop.orders, by lines_order_ref_fkey");

    bed.configure(config -> config.with("/tables", List.of("parent")));
    assertRefused("ReferencedFromOutside", "shop.child inherits from shop.parent");
  }

  @Test
  @Order(9)
  void aDestinationThatHasMoreIsNotEmptiedUnlessForced() {
    bed.configure(config -> config);
    bed.run(Side.DESTINATION, "insert into shop.other select i from generate_series(1, 3000) i");

    assertRefused("DestinationHasMore", "are the sides mixed up?");
    assertEquals(List.of("3000"), bed.strings(Side.DESTINATION, "select count(*) from shop.other"));

    bed.run(Side.DESTINATION, "truncate shop.other, shop.lines");
    bed.run(Side.SOURCE, "insert into shop.other select i from generate_series(1, 3000) i");
    assertEquals(TABLES, steps.emptyTables(StepBed.PAIR, false));
  }

  @Test
  @Order(10)
  void nothingIsLeftSequencesStayAndARepeatIsNothingToDo() {
    assertEquals(
        List.of("0"),
        bed.strings(
            Side.DESTINATION,
            "select (select count(*) from shop.orders) + (select count(*) from shop.parts)"
                + " + (select count(*) from shop.child)"));
    assertEquals(
        List.of("2000"),
        bed.strings(Side.DESTINATION, "select last_value from shop.orders_id_seq"));
    assertEquals(0, steps.emptyTables(StepBed.PAIR, false));
  }

  @Test
  @Order(11)
  void whoReadsATableIsNamedOrEndedBeforeItIsEmptied() throws SQLException {
    bed.run(Side.DESTINATION, "insert into shop.orders (ref) values (1)");
    try (Connection reader = reader()) {
      assertRefused("LocksHeld", "empty the tables on the destination: locked by pid");
      assertEquals(1, Query.of(reader, "select 1").number());

      assertEquals(TABLES, steps.emptyTables(StepBed.PAIR, true));

      assertThrows(SQLException.class, () -> Query.of(reader, "select 1").number());
    }
    assertEquals(List.of("0"), bed.strings(Side.DESTINATION, "select count(*) from shop.orders"));
  }

  /** A session that has read and left its transaction open. */
  private static Connection reader() throws SQLException {
    Connection reader = bed.connect(Side.DESTINATION);
    reader.setAutoCommit(false);
    assertEquals(
        0, Query.of(reader, "select count(*) from shop.orders where note = 'hidden'").number());
    return reader;
  }

  private static void assertRefused(String type, String words) {
    ApplicationFailure failure = failureOf(() -> steps.emptyTables(StepBed.PAIR, false));
    assertEquals(type, failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(failure.getOriginalMessage().contains(words), failure.getOriginalMessage());
  }
}
