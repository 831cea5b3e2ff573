package io.beltline.activities.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.configuration.MigrationScope;
import io.beltline.testbed.dataset.Dataset;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaComparisonTest {
  private static final MigrationScope ALL = MigrationScope.EVERYTHING;

  private StepBed bed;
  private Connection source;
  private Connection destination;

  @BeforeAll
  void loadTheSameOnBothSides() throws SQLException {
    bed = StepBed.start();
    Dataset shop = Dataset.ofScale(0.0001);
    shop.load(bed.servers().source(), StepBed.PAIR.db());
    shop.load(bed.servers().destination(), StepBed.PAIR.db());
    source = session(Side.SOURCE);
    destination = session(Side.DESTINATION);
  }

  /** Every change happens in a transaction that is undone, which the comparison sees as its own. */
  private Connection session(Side side) throws SQLException {
    Connection connection = bed.connect(side);
    run(connection, "set search_path = ''");
    connection.setAutoCommit(false);
    return connection;
  }

  @AfterEach
  void undo() throws SQLException {
    source.rollback();
    destination.rollback();
  }

  @AfterAll
  void stopServers() throws SQLException {
    source.close();
    destination.close();
    bed.close();
  }

  @Test
  void sidesOfTheSameOriginDoNotDiffer() throws SQLException {
    assertEquals(List.of(), compare(ALL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "create table public.later (id int primary key)       | table public.later is missing on the destination",
        "alter table public.orders add note text              | column public.orders.note is missing on the destination",
        "alter table public.orders alter total set default 7  | column public.orders.total differs: default: 7 on the source, not set on the destination",
        "alter table public.orders alter total drop not null  | column public.orders.total differs: not null: false on the source, true on the destination",
        "alter table public.orders alter total type numeric   | column public.orders.total differs: type: numeric on the source, numeric(14,2) on the destination",
        "alter table public.coupons add check (used >= 0)     | constraint coupons_used_check on public.coupons is missing on the destination",
        "create index late on public.orders (total)           | index public.late is missing on the destination",
        "create or replace view public.late_orders as select * from public.open_orders | definition of view public.late_orders differs: text: …id,\\n    open_orders.placed_at,\\n    open_orders.email\\n   FROM public.open_orders; on the source, …M public.open_orders\\n  WHERE (open_orders.placed_at < (now() - '7 days'::interva… on the destination",
        "alter function public.order_total(bigint) volatile   | function public.order_total(bigint) differs: volatility: volatile on the source, stable on the destination",
        "drop trigger touch_order on public.orders            | trigger touch_order on public.orders is on the destination only",
        "alter table public.orders disable trigger touch_order | trigger touch_order on public.orders differs: fires: never on the source, on origin on the destination",
        "alter sequence public.invoice_number increment by 9  | sequence parameters public.invoice_number differs: increment: 9 on the source, 1 on the destination",
        "alter type public.order_status add value 'lost'      | type public.order_status differs: labels: [\"new\", \"paid\", \"packed\", \"shipped\", \"returned\", \"it's odd\", \"lost\"] on the source, [\"new\", \"paid\", \"packed\", \"shipped\", \"returned\", \"it's odd\"] on the destination",
        "alter table public.orders enable row level security  | table public.orders differs: row level security: true on the source, false on the destination",
        "create policy p on public.orders using (true)        | policy p on public.orders is missing on the destination",
        "grant select on public.orders to public              | grants on relation public.orders differs: everybody's rights: SELECT on the source, as usual on the destination",
        "grant update (total) on public.orders to shop_app_01 | grants on column public.orders.total differs: shop_app_01's rights: UPDATE on the source, as usual on the destination",
        "create rule r as on delete to public.orders do also nothing | rule r on public.orders is missing on the destination",
        "create schema extra                                  | schema extra is missing on the destination",
        "create domain public.small as int check (value < 9)  | type public.small is missing on the destination",
      })
  void oneChangeOnTheSourceIsOneDifference(String change, String difference) throws SQLException {
    run(source, change);

    assertEquals(List.of(difference), compare(ALL));
  }

  @Test
  void whatTheDestinationAloneHasIsADifferenceToo() throws SQLException {
    run(destination, "create table public.stray (id int primary key, v text)");

    assertEquals(List.of("table public.stray is on the destination only"), compare(ALL));
  }

  @Test
  void aNotValidConstraintIsExpectedOnTheSourceAlone() throws SQLException {
    run(source, "alter table public.coupons add constraint c check (used >= 0) not valid");

    assertEquals(List.of(), compare(ALL));
  }

  @Test
  void tablesOutOfScopeAreNotCompared() throws SQLException {
    run(source, "alter table public.orders add note text; create table public.later (id int)");
    run(source, "alter table public.coupons add note text");

    assertEquals(
        List.of("column public.coupons.note is missing on the destination"),
        compare(new MigrationScope(Optional.of("public"), List.of("coupons"), List.of())));
  }

  @Test
  void itIsCheapEnoughForEveryFewSeconds() throws SQLException {
    compare(ALL);
    long began = System.nanoTime();
    compare(ALL);
    long millis = (System.nanoTime() - began) / 1_000_000;

    assertTrue(millis < 2000, millis + " ms");
  }

  private List<String> compare(MigrationScope scope) throws SQLException {
    return SchemaComparison.compare(source, destination, scope).stream()
        .map(String::valueOf)
        .toList();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
