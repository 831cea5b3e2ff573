package io.beltline.activities.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.copy.CopyActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy that ends in its middle, where a row that it brings waits for somebody else's. */
class CopyBrokenOffTest {
  private static final String TABLES =
      """
      create schema app;
      create table app.big (id bigint unique, note text);
      create table app.leaf (id bigint primary key references app.big (id));
      """;
  private static final int ROWS = 200_000;

  private StepBed bed;
  private CopyActivities steps;

  /** More than what fits between two sockets; emptied without a lock, because it is referred to. */
  @BeforeEach
  void start() {
    bed = StepBed.start();
    steps = bed.lasting(CopyActivities.class, CopyActivitiesImpl::new);
    bed.run(
        Side.SOURCE,
        TABLES
            + "insert into app.big select i, repeat(md5(i::text), 8) from generate_series(1, %d) i"
                .formatted(ROWS));
    bed.run(Side.DESTINATION, TABLES + "insert into app.big values (-1, 'as it was')");
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void aStreamThatBreaksLeavesTheTableAsItWas() throws Exception {
    try (Connection obstacle = obstruct()) {
      CompletableFuture<Throwable> copy = CompletableFuture.supplyAsync(this::failure);
      awaitObstructed();
      bed.run(
          Side.SOURCE,
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'beltline:%Copy%'");
      obstacle.rollback();

      assertInstanceOf(ActivityFailure.class, copy.get());
    }
    assertDestinationIsAsItWas();

    assertEquals(ROWS, copy());
    assertEquals(List.of("" + ROWS), strings("select count(*) from app.big"));
  }

  @Test
  void aCancelMidStreamLeavesTheTableAsItWas() throws Exception {
    try (Connection obstacle = obstruct()) {
      CompletableFuture<Throwable> copy = CompletableFuture.supplyAsync(this::failure);
      awaitObstructed();
      bed.environment().requestCancelActivity();

      assertInstanceOf(CanceledFailure.class, copy.get());
      obstacle.rollback();
    }
    assertDestinationIsAsItWas();
  }

  /** Somebody inserts a row that the copy will bring too, and does not commit. */
  private Connection obstruct() throws SQLException {
    Connection connection = bed.connect(Side.DESTINATION);
    connection.setAutoCommit(false);
    Query.of(connection, "insert into app.big values (100)").run();
    return connection;
  }

  private void awaitObstructed() throws SQLException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    try (Connection connection = bed.connect(Side.DESTINATION)) {
      while (Query.of(connection, "select 1 from pg_locks where not granted").strings().isEmpty()) {
        assertTrue(Instant.now().isBefore(deadline), "waited too long");
      }
    }
  }

  private void assertDestinationIsAsItWas() {
    assertEquals(List.of("as it was"), strings("select note from app.big"));
  }

  private long copy() {
    return steps.copyTablesWithoutIdentity(StepBed.PAIR, Direction.FORWARD).rows();
  }

  private Throwable failure() {
    return assertThrows(RuntimeException.class, this::copy);
  }

  private List<String> strings(String sql) {
    try (Connection connection = bed.connect(Side.DESTINATION)) {
      return Query.of(connection, sql).strings();
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
