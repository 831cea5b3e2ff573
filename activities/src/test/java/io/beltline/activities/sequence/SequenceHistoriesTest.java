package io.beltline.activities.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.sequence.SequencePositionActivities;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.sequence.SequenceState.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever was drawn, set, given by hand and deleted: after each way over no value comes twice. The
 * histories are random, from numbers that stay the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SequenceHistoriesTest {
  private static final int HISTORIES = 12;
  private static final List<Direction> WAYS =
      List.of(Direction.FORWARD, Direction.BACK, Direction.FORWARD);

  @AutoClose private final StepBed bed = StepBed.start();
  private SequencePositionActivities steps;

  @BeforeAll
  void start() {
    steps = bed.quick(SequencePositionActivities.class, SequencePositionActivitiesImpl::new);
  }

  @BeforeEach
  void createSequences() {
    StringBuilder schema = new StringBuilder("create schema app;");
    for (int i = 0; i < HISTORIES; i++) {
      Random random = new Random(i);
      int step = 1 + random.nextInt(5);
      String type = List.of("smallint", "int", "bigint").get(random.nextInt(3));
      schema.append(
          "create table app.t%1$d (id %2$s primary key); create sequence app.s%1$d as %2$s increment %3$d cache %4$d %5$s;"
              .formatted(
                  i,
                  type,
                  random.nextBoolean() ? step : -step,
                  1 + random.nextInt(3),
                  "minvalue -30000 maxvalue 30000 start " + random.nextInt(100)));
      schema.append(
          "alter table app.t%1$d alter id set default nextval('app.s%1$d');".formatted(i));
    }
    for (Side side : Side.values()) {
      bed.run(side, schema.toString());
    }
  }

  @Test
  void noValueComesTwiceAfterAnyWayOver() throws SQLException {
    for (int i = 0; i < HISTORIES; i++) {
      History history = new History(i);
      history.live(Side.SOURCE);
      for (Direction way : WAYS) {
        history.copyRows(way);
        steps.syncSequencesPast(StepBed.PAIR, way, 0);
        String name = "app.s" + i;
        List<SequenceState> states =
            steps.diffSequences(StepBed.PAIR, way).stream()
                .filter(state -> state.sequence().equals(name))
                .toList();
        assertEquals(
            List.of(Verdict.OK), states.stream().map(SequenceState::verdict).toList(), name);
        history.begin(way.subscriber());
        history.live(way.subscriber());
      }
    }
  }

  /** What happens to one sequence and to the column that draws from it. */
  private final class History {
    private final int number;
    private final Random random;
    private final Set<Long> given = new HashSet<>();

    History(int number) {
      this.number = number;
      this.random = new Random(1000L + number);
    }

    /** The first values there are none that were given before, and none that a row has. */
    void begin(Side side) throws SQLException {
      try (Connection connection = bed.connect(side)) {
        for (int i = 0; i < 3; i++) {
          long value = Query.of(connection, "select nextval('app.s%d')".formatted(number)).number();
          assertTrue(given.add(value), () -> number + ": " + value + " was given before");
          assertEquals(
              0,
              Query.of(
                      connection,
                      "select count(*) from app.t%d where id = ?".formatted(number),
                      value)
                  .number());
        }
      }
    }

    void live(Side side) throws SQLException {
      try (Connection connection = bed.connect(side)) {
        for (int i = 0; i < 12; i++) {
          happen(connection);
        }
      }
    }

    private void happen(Connection connection) throws SQLException {
      String table = "app.t" + number;
      String sequence = "'app.s" + number + "'";
      switch (random.nextInt(6)) {
        case 0 ->
            run(
                connection,
                "delete from " + table + " where id = (select max(id) from " + table + ")");
        case 1 ->
            run(
                connection,
                "delete from " + table + " where id = (select min(id) from " + table + ")");
        case 2 ->
            // Given by hand: among those that were drawn, or far from them.
            run(
                connection,
                "insert into "
                    + table
                    + " values ("
                    + (random.nextInt(2000) - 1000)
                    + ") on conflict do nothing");
        case 3 ->
            // Set further on, as an application does that takes numbers in blocks.
            run(
                connection,
                """
                select setval(%1$s, q.last_value + %2$d * p.seqincrement, %3$b)
                  from app.s%4$d q, pg_sequence p where p.seqrelid = %1$s::regclass
                """
                    .formatted(sequence, 1 + random.nextInt(50), random.nextBoolean(), number));
        default -> {
          long value = Query.of(connection, "select nextval(" + sequence + ")").number();
          given.add(value);
          run(
              connection,
              "insert into " + table + " values (" + value + ") on conflict do nothing");
        }
      }
    }

    void copyRows(Direction way) throws SQLException {
      Set<String> rows =
          new TreeSet<>(bed.strings(way.provider(), "select id from app.t" + number));
      bed.run(way.subscriber(), "truncate app.t" + number);
      if (!rows.isEmpty()) {
        bed.run(
            way.subscriber(),
            "insert into app.t%d values (%s)".formatted(number, String.join("), (", rows)));
      }
    }

    private void run(Connection connection, String sql) throws SQLException {
      Query.of(connection, sql).run();
    }
  }
}
