package io.beltline.activities.inventory;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InventoryActivitiesTest {
  private StepBed bed;
  private InventoryActivities inventory;

  @BeforeAll
  void startServers() {
    bed = StepBed.start();
    inventory = bed.quick(InventoryActivities.class, InventoryActivitiesImpl::new);
  }

  @AfterAll
  void stopServers() {
    bed.close();
  }

  @Test
  @Order(1)
  void untouchedSidesHaveNothing() {
    Baseline baseline = inventory.takeBaseline(StepBed.PAIR);

    assertEquals(List.of(), baseline.source().objects());
    assertEquals(List.of(), baseline.destination().objects());
    assertEquals(List.of(), inventory.findLeftovers(StepBed.PAIR, baseline));
  }

  @Test
  @Order(2)
  void aSessionThatIsJustEndingIsNoLeftover() throws SQLException {
    Baseline baseline = inventory.takeBaseline(StepBed.PAIR);
    Connection session = tagged();
    CompletableFuture<List<String>> left =
        CompletableFuture.supplyAsync(() -> inventory.findLeftovers(StepBed.PAIR, baseline));
    CompletableFuture.runAsync(
            () -> close(session), CompletableFuture.delayedExecutor(500, MILLISECONDS))
        .join();

    assertEquals(List.of(), left.join());
  }

  @Test
  @Order(3)
  void everyKindOfObjectIsFoundOnItsSide() throws SQLException {
    Baseline baseline = inventory.takeBaseline(StepBed.PAIR);
    bed.run(
        Side.SOURCE,
        """
        create schema beltline;
        create extension pglogical;
        create table t (id int primary key);
        select pglogical.create_node('n', 'host=x');
        select pglogical.replication_set_add_table('default', 't');
        create publication p for table t;
        create function quiet() returns event_trigger language plpgsql as 'begin end';
        create event trigger e on ddl_command_start execute function quiet();
        create role pglogical;
        alter role pglogical set default_transaction_read_only = on;
        alter database shop set default_transaction_read_only = on;
        """);
    bed.run(
        Side.DESTINATION,
        """
        begin; select pg_replication_origin_create('pgl_shop_n_forward'); commit;
        begin; select pg_replication_origin_create('pgl_neighbour_n_forward'); commit;
        select pg_create_logical_replication_slot('pgl_shop_back', 'test_decoding');
        create subscription s connection 'host=x' publication p with (connect = false);
        """);
    List<String> left;
    try (Connection open = tagged()) {
      assertTrue(open.isValid(1));
      left = inventory.findLeftovers(StepBed.PAIR, baseline);
    }

    List<String> source =
        left.stream().filter(l -> l.startsWith("source: ")).map(l -> l.substring(8)).toList();
    assertEquals(
        List.of(
            "event trigger e",
            "extension pglogical",
            "pglogical interface n.n",
            "pglogical node n",
            "pglogical set ddl_sql",
            "pglogical set default",
            "pglogical set default_insert_only",
            "pglogical trigger queue_truncate_trigger on public.t",
            "publication p",
            "role pglogical",
            "schema beltline",
            "schema pglogical",
            "session beltline:dc1/shop:Other#1",
            "setting default_transaction_read_only=on of everyone in database shop",
            "setting default_transaction_read_only=on of role pglogical"),
        source.stream()
            .filter(l -> !l.startsWith("event trigger pglogical"))
            .map(l -> l.replaceFirst("_[0-9]+ on ", " on "))
            .toList());
    assertTrue(left.contains("destination: slot pgl_shop_back"), left.toString());
    assertTrue(left.contains("destination: origin pgl_shop_n_forward"), left.toString());
    assertTrue(left.contains("destination: subscription s"), left.toString());
    assertEquals(4, left.size() - count(left, "source: "), left.toString());
  }

  @Test
  @Order(4)
  void whatWasThereBeforeIsNoLeftover() {
    Baseline baseline = inventory.takeBaseline(StepBed.PAIR);

    assertTrue(baseline.source().objects().size() > 10);
    assertEquals(List.of(), inventory.findLeftovers(StepBed.PAIR, baseline));
  }

  @Test
  @Order(5)
  void whatTheSchemaCarriesFromTheSourceIsNoLeftover() {
    Baseline baseline = inventory.takeBaseline(StepBed.PAIR);
    bed.run(
        Side.DESTINATION,
        """
        create function quiet() returns event_trigger language plpgsql as 'begin end';
        create event trigger e on ddl_command_start execute function quiet();
        create event trigger another on ddl_command_start execute function quiet();
        """);

    assertEquals(
        List.of("destination: event trigger another"),
        inventory.findLeftovers(StepBed.PAIR, baseline));
  }

  private static long count(List<String> lines, String start) {
    return lines.stream().filter(line -> line.startsWith(start)).count();
  }

  private Connection tagged() throws SQLException {
    Connection session = bed.connect(Side.SOURCE);
    try (Statement statement = session.createStatement()) {
      statement.execute("set application_name = 'beltline:dc1/shop:Other#1'");
      statement.execute("set default_transaction_read_only = off");
    }
    return session;
  }

  private static void close(Connection session) {
    try {
      session.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
