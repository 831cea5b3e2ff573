package io.beltline.activities.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.inventory.InventoryActivitiesImpl;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.roles.RoleActivities;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bed with the same small schema on both sides, rows on the source, and the roles in place. */
public final class LinkBed implements AutoCloseable {
  public static final Link FORWARD =
      new Link(StepBed.PAIR, EngineKind.PGLOGICAL, Direction.FORWARD);
  public static final Link BACK = new Link(StepBed.PAIR, EngineKind.PGLOGICAL, Direction.BACK);

  /** What the replication role logs in with, hard to quote. */
  static final String PASSWORD = "secret-4711 it's \\ \"hard\"";

  private static final String SCHEMA =
      """
      create table orders (id int primary key, what text);
      create schema "Odd";
      create table "Odd"."Name" (a int, b int not null, "C" text, primary key (b, a));
      create table without_key (a int);
      create table measured (id int not null, day date not null, primary key (id, day)) partition by range (day);
      create table measured_1 partition of measured for values from ('2020-01-01') to ('2021-01-01');
      create table computed (id int primary key, twice int generated always as (id * 2) stored);
      create unlogged table scratch (id int primary key);
      """;

  final StepBed bed;

  /** The link that carries to the destination, by the bed's engine. */
  public final Link forward;

  /** The one that carries to the source. */
  public final Link back;

  /** What stood there before the first change. */
  public final Baseline baseline;

  /** Looks for what is left. */
  public final InventoryActivities inventory;

  private final RoleActivities roles;
  private final ReplicationActivities steps;

  private LinkBed(StepBed bed, EngineKind engine) {
    this.bed = bed;
    this.forward = new Link(StepBed.PAIR, engine, Direction.FORWARD);
    this.back = new Link(StepBed.PAIR, engine, Direction.BACK);
    this.inventory = bed.quick(InventoryActivities.class, InventoryActivitiesImpl::new);
    this.roles = bed.quick(RoleActivities.class, RoleActivitiesImpl::new);
    this.steps = bed.quick(ReplicationActivities.class, ReplicationActivitiesImpl::new);
    bed.run(Side.SOURCE, SCHEMA);
    bed.run(Side.DESTINATION, SCHEMA);
    bed.run(
        Side.SOURCE,
        """
        insert into orders select g, 'order ' || g from generate_series(1, 1000) g;
        insert into "Odd"."Name" values (1, 2, 'three');
        insert into measured values (1, '2020-02-02');
        insert into computed values (1);
        """);
    this.baseline = inventory.takeBaseline(StepBed.PAIR);
    ensureRoles();
  }

  public static LinkBed start() {
    return start(ServerOptions.defaults());
  }

  public static LinkBed start(ServerOptions source) {
    return start(source, ServerOptions.defaults(), EngineKind.PGLOGICAL);
  }

  /** One whose links are the engine's, by configuration. */
  static LinkBed start(ServerOptions source, ServerOptions destination, EngineKind engine) {
    return new LinkBed(
        StepBed.start(
            source,
            destination,
            config -> withReplicationPassword(config).with("/engine", engine.toString())),
        engine);
  }

  /** What every configuration here has: pairs of one instance share the role. */
  static ConfigFile withReplicationPassword(ConfigFile config) {
    return config.with("/src/pglogical_user/pw", PASSWORD).with("/dst/pglogical_user/pw", PASSWORD);
  }

  void ensureRoles() {
    ensureRoles(StepBed.PAIR);
  }

  void ensureRoles(Pair pair) {
    roles.ensureReplicationRole(pair);
  }

  /** The steps, with quick limits. */
  public ReplicationActivities steps() {
    return steps;
  }

  /**
   * Ends all replication, proves that nothing is left of it, and has the rows of the start again.
   */
  void removeAll() {
    steps.removeReplication(forward, baseline);
    assertNothingIsLeft();
    bed.run(Side.DESTINATION, "truncate orders, \"Odd\".\"Name\", measured");
    bed.run(Side.SOURCE, "delete from orders where id > 1000");
  }

  /** Neither side has anything of replication that it had not before the first change. */
  public void assertNothingIsLeft() {
    assertEquals(List.of(), inventory.findLeftovers(StepBed.PAIR, baseline));
  }

  /** The bed that it is built on. */
  public StepBed bed() {
    return bed;
  }

  /** A session of an application on the source, whose role is on both sides. */
  public Connection applicationSession() throws SQLException {
    for (Side side : Side.values()) {
      bed.run(
          side,
          "do $$ begin create role app login password 'app'; exception when duplicate_object then end $$");
    }
    return bed.servers().source().connect(StepBed.PAIR.db(), "app", "app");
  }

  /** One value, as text. */
  public @Nullable String value(Side side, String sql) {
    try (Connection connection = bed.connect(side);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  long count(Side side, String table) {
    return Long.parseLong(String.valueOf(value(side, "select count(*) from " + table)));
  }

  Lsn position(Side side) {
    return Lsn.parse(String.valueOf(value(side, "select pg_current_wal_lsn()::text")));
  }

  /** Waits until the statement gives this value. */
  public void await(String expected, Side side, String sql) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!expected.equals(value(side, sql))) {
      if (System.nanoTime() > deadline) {
        assertEquals(expected, value(side, sql), sql);
        return;
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    bed.close();
  }
}
