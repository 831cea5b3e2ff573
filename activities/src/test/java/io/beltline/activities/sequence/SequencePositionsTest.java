package io.beltline.activities.sequence;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.sequence.SequencePositionActivities;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.sequence.SequenceState.Verdict;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sequences are compared and moved by commands, where nothing was set up yet. */
class SequencePositionsTest {
  private static final String SCHEMA =
      """
      drop schema if exists app cascade;
      drop schema if exists beltline cascade;
      create schema app;
      create table app.orders (id bigserial primary key);
      create sequence app.down increment -1 minvalue -1000 maxvalue -1 start -1;
      create sequence app."Odd ""name's? {fn now()} %s";
      """;

  private static StepBed bed;
  private static SequencePositionActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.quick(SequencePositionActivities.class, SequencePositionActivitiesImpl::new);
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

  @Test
  void sequencesThatNothingWasDrawnFromAreTheSame() {
    assertEquals(
        List.of(
            new SequenceState("app.\"Odd \"\"name's? {fn now()} %s\"", 1, 1L, Verdict.OK),
            new SequenceState("app.down", -1, -1L, Verdict.OK),
            new SequenceState("app.orders_id_seq", 1, 1L, Verdict.OK)),
        diff(Direction.FORWARD));
  }

  @Test
  void aSequenceIsBehindInItsOwnDirection() {
    stand(Side.SOURCE, "down", -30, true);
    stand(Side.DESTINATION, "down", -29, true);
    stand(Side.SOURCE, "orders_id_seq", 30, true);
    stand(Side.DESTINATION, "orders_id_seq", 31, true);

    assertEquals(state("down", -30, -29L, Verdict.BEHIND), find("down", diff(Direction.FORWARD)));
    assertEquals(state("down", -29, -30L, Verdict.OK), find("down", diff(Direction.BACK)));
    assertEquals(
        state("orders_id_seq", 30, 31L, Verdict.OK),
        find("orders_id_seq", diff(Direction.FORWARD)));
    assertEquals(
        state("orders_id_seq", 31, 30L, Verdict.BEHIND),
        find("orders_id_seq", diff(Direction.BACK)));
  }

  @Test
  void aCyclingSequenceHasToStandWhereTheOtherOneDoes() {
    for (Side side : Side.values()) {
      bed.run(side, "create sequence app.round maxvalue 100 cycle");
    }
    stand(Side.SOURCE, "round", 5, true);
    stand(Side.DESTINATION, "round", 99, true);

    assertEquals(state("round", 5, 99L, Verdict.BEHIND), find("round", diff(Direction.FORWARD)));
    assertEquals(state("round", 99, 5L, Verdict.BEHIND), find("round", diff(Direction.BACK)));

    assertEquals(state("round", 5, 5L, Verdict.MOVED), find("round", sync(Direction.FORWARD, 10)));
    assertEquals(state("round", 5, 5L, Verdict.OK), find("round", diff(Direction.FORWARD)));
  }

  @Test
  void aStrideEndsAtTheLimit() {
    for (Side side : Side.values()) {
      bed.run(
          side,
          """
          create sequence app.narrow as smallint cache 20;
          create sequence app.deep as int increment -7 start 0 minvalue -2147483648 maxvalue 0
          """);
    }
    stand(Side.SOURCE, "narrow", 32_700, true);
    stand(Side.SOURCE, "deep", -2_147_483_000, true);

    List<SequenceState> moved = sync(Direction.FORWARD, 1_000);

    assertEquals(state("narrow", 32_700, 32_767L, Verdict.MOVED), find("narrow", moved));
    assertEquals(
        state("deep", -2_147_483_000, -2_147_483_648L, Verdict.MOVED), find("deep", moved));
  }

  @Test
  void aPositionThatWasSetAndNotDrawnYetCounts() {
    stand(Side.SOURCE, "orders_id_seq", 30, false);

    assertEquals(
        state("orders_id_seq", 30, 1L, Verdict.BEHIND),
        find("orders_id_seq", diff(Direction.FORWARD)));

    stand(Side.DESTINATION, "orders_id_seq", 29, true);
    assertEquals(
        state("orders_id_seq", 30, 29L, Verdict.OK),
        find("orders_id_seq", diff(Direction.FORWARD)));
    stand(Side.SOURCE, "orders_id_seq", 30, true);
    stand(Side.DESTINATION, "orders_id_seq", 30, false);
    assertEquals(
        state("orders_id_seq", 30, 30L, Verdict.BEHIND),
        find("orders_id_seq", diff(Direction.FORWARD)));
  }

  @Test
  void aSequenceThatIsNotThereIsMissingOnlyWhereItIsNeeded() {
    bed.run(Side.DESTINATION, "drop sequence app.down");

    assertEquals(state("down", -1, null, Verdict.MISSING), find("down", diff(Direction.FORWARD)));

    bed.configure(config -> config.with("/tables", List.of("orders")));
    assertEquals(
        state("down", -1, null, Verdict.NOT_NEEDED), find("down", diff(Direction.FORWARD)));
    assertEquals(
        state("down", -1, null, Verdict.NOT_NEEDED), find("down", sync(Direction.FORWARD, 0)));
  }

  @Test
  void aComparisonLeavesNothing() {
    assertEquals(3, diff(Direction.FORWARD).size());

    assertEquals(List.of(), schemas(Side.SOURCE));
    assertEquals(List.of(), schemas(Side.DESTINATION));
  }

  @Test
  void aThousandAreReadAtOnce() {
    String many =
        """
        do $$ begin
          for i in 1..1000 loop execute format('create sequence app.many_%s', i); end loop;
        end $$
        """;
    bed.run(Side.SOURCE, many);
    bed.run(Side.DESTINATION, many);
    stand(Side.SOURCE, "many_999", 7, true);

    List<SequenceState> states = diff(Direction.FORWARD);

    assertEquals(1003, states.size());
    assertEquals(
        List.of(state("many_999", 7, 1L, Verdict.BEHIND)),
        states.stream().filter(state -> state.verdict() != Verdict.OK).toList());
  }

  @Test
  void aDatabaseWithoutSequencesIsNoMistake() {
    bed.run(Side.SOURCE, "drop schema app cascade");

    assertEquals(List.of(), diff(Direction.FORWARD));
    assertEquals(List.of(), sync(Direction.FORWARD, 0));
  }

  @Test
  void goesAsManyStepsFurtherAsIsWantedAndTellsWhereEachStands() {
    stand(Side.SOURCE, "orders_id_seq", 30, true);
    stand(Side.SOURCE, "down", -30, true);
    stand(Side.DESTINATION, "down", -1000, true);

    List<SequenceState> first = sync(Direction.FORWARD, 1000);

    assertEquals(state("orders_id_seq", 30, 1030L, Verdict.MOVED), find("orders_id_seq", first));
    assertEquals(state("down", -30, -1000L, Verdict.OK), find("down", first));
    assertEquals(
        state("orders_id_seq", 30, 1030L, Verdict.OK),
        find("orders_id_seq", sync(Direction.FORWARD, 1000)));
    assertEquals(
        state("orders_id_seq", 30, 1030L, Verdict.OK),
        find("orders_id_seq", diff(Direction.FORWARD)));
  }

  @Test
  void worksInTheBackDirection() {
    stand(Side.DESTINATION, "orders_id_seq", 21, true);

    assertEquals(
        state("orders_id_seq", 21, 21L, Verdict.MOVED),
        find("orders_id_seq", sync(Direction.BACK, 0)));
    assertEquals(
        state("orders_id_seq", 21, 21L, Verdict.OK),
        find("orders_id_seq", diff(Direction.FORWARD)));
  }

  @Test
  void aSequenceThatIsMissingStopsTheSync() {
    bed.run(Side.SOURCE, "create sequence app.forgotten");

    ApplicationFailure failure = failureOf(() -> sync(Direction.FORWARD, 0));

    assertEquals("SequencesMissing", failure.getType());
    assertTrue(failure.getOriginalMessage().contains("app.forgotten"), failure::getMessage);
  }

  private static List<SequenceState> diff(Direction direction) {
    return steps.diffSequences(StepBed.PAIR, direction);
  }

  private static List<SequenceState> sync(Direction direction, long stride) {
    return steps.syncSequencesPast(StepBed.PAIR, direction, stride);
  }

  private static SequenceState state(
      String name, long provider, @Nullable Long subscriber, Verdict verdict) {
    return new SequenceState("app." + name, provider, subscriber, verdict);
  }

  private static SequenceState find(String name, List<SequenceState> states) {
    return states.stream()
        .filter(state -> state.sequence().equals("app." + name))
        .findFirst()
        .orElseThrow();
  }

  private static void stand(Side side, String sequence, long value, boolean called) {
    bed.run(side, "select setval('app.%s', %d, %s)".formatted(sequence, value, called));
  }

  private static List<String> schemas(Side side) {
    return bed.strings(side, "select nspname from pg_namespace where nspname = 'beltline'");
  }
}
