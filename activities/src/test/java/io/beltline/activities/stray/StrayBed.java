package io.beltline.activities.stray;

import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;

import io.beltline.activities.StepBed;
import io.beltline.activities.fence.FenceActivitiesImpl;
import io.beltline.activities.inventory.InventoryActivitiesImpl;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.stray.StrayWriteActivities;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A bed whose source is fenced and watched, with tables that an application might write to. */
final class StrayBed implements AutoCloseable {
  private static final String SCHEMA =
      """
      create table orders (id serial primary key, what text);
      create table lines (order_id int references orders on delete cascade);
      create schema "Odd ""Schema""\";
      create table "Odd ""Schema""\"."It's a Table" (id int);
      create sequence "Odd ""Schema""\"."Seq ""uence""\";
      create table measured (id int, day date) partition by range (day);
      create table measured_1 partition of measured for values from ('2020-01-01') to ('2021-01-01');
      create role app login password 'app';
      create role "App ""Two""\" login;
      create role team nologin;
      grant usage on schema "Odd ""Schema""\" to public;
      grant all on all tables in schema public, "Odd ""Schema""\" to public;
      grant all on all sequences in schema public, "Odd ""Schema""\" to public;
      """;

  final StepBed bed;

  /** The steps of the watch. */
  final StrayWriteActivities steps;

  private final FenceActivities fence;
  private final InventoryActivities inventory;
  private final Baseline baseline;

  private StrayBed(StepBed bed) {
    this.bed = bed;
    bed.run(SOURCE, SCHEMA);
    bed.run(DESTINATION, SCHEMA);
    steps = bed.lasting(StrayWriteActivities.class, StrayWriteActivitiesImpl::new);
    fence = bed.quick(FenceActivities.class, FenceActivitiesImpl::new);
    inventory = bed.quick(InventoryActivities.class, InventoryActivitiesImpl::new);
    baseline = inventory.takeBaseline(StepBed.PAIR);
  }

  /** Nothing is fenced yet. */
  static StrayBed start() {
    return new StrayBed(StepBed.start());
  }

  void fenceAndWatch() {
    fence.fence(StepBed.PAIR, SOURCE);
    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
  }

  /** Ends the watch and the fence. */
  void open() {
    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    unfence();
  }

  void unfence() {
    fence.unfence(StepBed.PAIR, SOURCE);
  }

  /** What is there that was not there before the first fence. */
  List<String> leftovers() {
    return inventory.findLeftovers(StepBed.PAIR, baseline);
  }

  List<StrayWrite> look() {
    return steps.lookForStrayWrites(StepBed.PAIR, SOURCE).found();
  }

  /** Kind, role and object of each. */
  static List<String> named(List<StrayWrite> found) {
    return found.stream().map(w -> w.kind() + " " + w.role() + " " + w.object()).toList();
  }

  /** As an application does that nobody told of the fence. */
  void write(String role) throws SQLException {
    try (Connection writer = as(role)) {
      Query.of(writer, "update public.orders set what = ''").run();
    }
  }

  /** A session in which the server sees this role, whether it may log in or not. */
  Connection as(String role) throws SQLException {
    Connection connection = bed.connect(SOURCE);
    Query.of(connection, "set session authorization \"" + role.replace("\"", "\"\"") + "\"").run();
    return connection;
  }

  @Override
  public void close() {
    bed.close();
  }
}
