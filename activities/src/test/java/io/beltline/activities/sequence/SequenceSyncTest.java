package io.beltline.activities.sequence;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.Deadline;
import io.beltline.activities.StepBed;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.sequence.SequenceActivities;
import io.beltline.workflows.sequence.SequenceReport;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences are carried across, further but never back. */
class SequenceSyncTest {
  private static final String SCHEMA =
      """
      drop schema if exists app cascade;
      create schema app;
      create table app.serial (id serial primary key);
      create table app.identity (code text primary key, number int generated always as identity);
      create index on app.identity (number);
      create sequence app."Free One";
      create sequence app.down increment -1 minvalue -1000 maxvalue -1 start -1;
      create sequence app.round minvalue 1 maxvalue 100 cycle;
      create sequence app.circle cycle;
      create sequence app.narrow maxvalue 50;
      create table app.falling (id int primary key default nextval('app.down'));
      create table app.rounds (id int primary key default nextval('app.round'));
      create table app.narrows (id int primary key default nextval('app.narrow'));
      create sequence app.shared;
      create table app.left_one (id bigint primary key default nextval('app.shared'));
      create table app.right_one (id numeric(20) primary key default nextval('app.shared'));
      create table app.labels (label text primary key default 'A' || nextval('app.shared'));
      """;

  private static StepBed bed;
  private static SequenceActivities steps;

  @BeforeAll
  static void start() throws SQLException {
    bed = StepBed.start();
    steps = bed.quick(SequenceActivities.class, SequenceActivitiesImpl::new);
    for (Side side : Side.values()) {
      try (Connection connection = bed.connect(side)) {
        BeltlineSchema.ensure(connection);
      }
    }
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void createSchema() {
    bed.configure(config -> config);
    bed.run(Side.SOURCE, SCHEMA);
    bed.run(Side.DESTINATION, SCHEMA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // sequence, where the source's stands, where the destination's stands, where it goes
        "serial_id_seq | 30,t | 1,f | 30,t",
        "serial_id_seq | 30,f | 1,f | 30,f",
        "serial_id_seq | 30,t | 30,f | 30,t",
        "serial_id_seq | 30,f | 30,t | 30,t",
        "serial_id_seq | 30,t | 90,f | 90,f",
        "identity_number_seq | 12,t | 1,f | 12,t",
        "\"Free One\" | 7,t | 1,f | 7,t",
        "\"Free One\" | 1,f | 1,f | 1,f",
        "circle | 9223372036854775807,t | 5,t | 9223372036854775807,t",
        "circle | 1,t | 9223372036854775807,t | 1,t",
        "shared | 9007199254740992,t | 9007199254740993,t | 9007199254740993,t",
        "down | -30,t | -1,f | -30,t",
        "down | -30,t | -90,t | -90,t",
        "round | 5,t | 99,t | 5,t",
        "shared | 9223372036854775807,t | 1,f | 9223372036854775807,t"
      })
  void goesToTheFurtherPosition(String sequence, String source, String here, String expected) {
    stand(Side.SOURCE, sequence, source);
    stand(Side.DESTINATION, sequence, here);

    sync();

    assertEquals(expected, position(Side.DESTINATION, sequence));
    assertEquals(0, sync().moved());
    assertEquals(expected, position(Side.DESTINATION, sequence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // sequence, where it goes, rows of the source
        "serial_id_seq | 3,t | insert into app.serial values (1), (2), (3); delete from app.serial where id > 1",
        "serial_id_seq | 77,t | insert into app.serial values (77)",
        "identity_number_seq | 40,t | insert into app.identity overriding system value values ('x', 40)",
        "down | -44,t | insert into app.falling values (-44)",
        "shared | 8,t | insert into app.left_one values (5); insert into app.right_one values (8)",
        "shared | 9,t | insert into app.left_one values (9); insert into app.right_one values (8)",
        "shared | 3,t | insert into app.right_one values ('NaN')",
        "narrow | 49,t | insert into app.narrows values (49), (51)",
        "round | 3,t | insert into app.rounds values (60)",
        "shared | 3,t | insert into app.labels values ('A99')"
      })
  void goesPastWhatItsColumnsHold(String sequence, String expected, String rows) {
    stand(Side.SOURCE, sequence, sequence.equals("down") ? "-3,t" : "3,t");
    bed.run(Side.SOURCE, rows);

    sync();

    assertEquals(expected, position(Side.DESTINATION, sequence));
  }

  @Test
  void aCircleThatStandsAtItsEndGoesOnAtItsBeginning() {
    stand(Side.SOURCE, "circle", "9223372036854775807,t");

    sync();

    assertEquals(List.of("1"), bed.strings(Side.DESTINATION, "select nextval('app.circle')"));
  }

  @Test
  void aBigColumnWithoutIndexIsNotScanned() {
    bed.run(
        Side.SOURCE,
        """
        create table app.big (id bigserial, note text);
        insert into app.big (note) select repeat('x', 500) from generate_series(1, 3000);
        select setval('app.big_id_seq', 1, false)
        """);
    bed.run(Side.DESTINATION, "create table app.big (id bigserial, note text)");
    sync();
    assertEquals("1,f", position(Side.DESTINATION, "big_id_seq"));

    bed.run(Side.SOURCE, "create index on app.big (id)");
    sync();
    assertEquals("3000,t", position(Side.DESTINATION, "big_id_seq"));
  }

  @Test
  void worksInTheBackDirection() {
    stand(Side.DESTINATION, "serial_id_seq", "21,t");

    steps.syncSequences(StepBed.PAIR, Direction.BACK);

    assertEquals("21,t", position(Side.SOURCE, "serial_id_seq"));
  }

  @Test
  void aSequenceThatIsMissingIsNamed() {
    bed.run(Side.SOURCE, "create sequence app.forgotten");

    ApplicationFailure failure = failureOf(this::sync);

    assertEquals("SequencesMissing", failure.getType());
    assertTrue(failure.getOriginalMessage().contains("app.forgotten"), failure::getMessage);
  }

  @Test
  void whatThereIsDrawnMeanwhileIsTold() throws Exception {
    try (Connection application = bed.connect(Side.SOURCE);
        Statement drawing = application.createStatement()) {
      CompletableFuture<Void> end =
          CompletableFuture.runAsync(
              () ->
                  assertThrows(
                      SQLException.class,
                      () ->
                          drawing.execute(
                              "do $$ begin loop perform nextval('app.shared'); end loop; end $$")));

      Deadline.await(() -> sync().behind().equals(List.of("app.shared")));
      drawing.cancel();
      end.get(10, TimeUnit.SECONDS);
    }

    assertEquals(List.of(), sync().behind());
  }

  @Test
  void aListedMigrationTakesItsOwnAndWhatItsTablesOwn() {
    bed.configure(
        config -> config.with("/tables", List.of("serial")).with("/sequences", List.of("narrow")));
    bed.run(Side.SOURCE, "create sequence app.forgotten");

    assertEquals(2, sync().sequences());
  }

  private SequenceReport sync() {
    return steps.syncSequences(StepBed.PAIR, Direction.FORWARD);
  }

  private static void stand(Side side, String sequence, String position) {
    int comma = position.indexOf(',');
    bed.run(
        side,
        "select setval('app.%s', %s, '%s')"
            .formatted(sequence, position.substring(0, comma), position.substring(comma + 1)));
  }

  private static String position(Side side, String sequence) {
    String position = "select last_value || ',' || left(is_called::text, 1) from app.";
    return bed.strings(side, position + sequence).get(0);
  }
}
