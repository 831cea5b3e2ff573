package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.replication.LinkBed;
import io.beltline.testbed.process.Await;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** With a real link and an application that writes all the time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveComparisonTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30));

  private LinkBed link;
  private ReplicationActivities replication;
  private ValidationActivities validation;
  private final ExecutorService writers = Executors.newCachedThreadPool();
  private final AtomicLong written = new AtomicLong();
  private volatile boolean writing = true;
  private final List<CompletableFuture<Void>> running = new ArrayList<>();

  @BeforeAll
  void startReplicationAndWriters() throws SQLException {
    link = LinkBed.start();
    for (Side side : Side.values()) {
      link.bed()
          .run(
              side,
              """
              create table ledger (id bigint primary key, v text, n numeric);
              create table counters (id int primary key, n bigint not null);
              """);
    }
    link.bed()
        .run(
            Side.SOURCE,
            """
            insert into ledger select i, 'v' || i, i from generate_series(1, 20000) i;
            insert into counters select i, 0 from generate_series(1, 5) i;
            analyze
            """);
    validation =
        link.bed()
            .lasting(
                ValidationActivities.class, steps -> new ValidationActivitiesImpl(steps, SHORT));
    replication = link.steps();
    replication.ensureLink(LinkBed.FORWARD, InitialData.COPIED);
    replication.awaitReady(LinkBed.FORWARD);
    write("update counters set n = n + 1 where id = 1");
    write("update counters set n = n + 1 where id = 1 + (random() * 4)::int");
    write("update ledger set n = n + 1, v = md5(n::text) where id = 1 + (random() * 19000)::int");
    write(
        "insert into ledger select max(id) + 1, 'new', 0 from ledger;"
            + " delete from ledger where id = 20000 + (random() * 5000)::int");
  }

  @AfterAll
  void stopAll() {
    writing = false;
    running.forEach(writer -> writer.completeOnTimeout(null, 10, TimeUnit.SECONDS).join());
    writers.shutdownNow();
    link.close();
  }

  @Test
  @Order(1)
  void thereIsNoFalseAlarmWhileTheApplicationWrites() {
    for (int i = 0; i < 5; i++) {
      long before = written.get();
      ValidationReport report = validateAll();

      assertEquals(List.of(), report.differences());
      assertEquals(List.of(), report.unverified());
      assertEquals(Verdict.EQUAL, report.verdict());
      assertTrue(written.get() > before);
    }
  }

  @Test
  @Order(2)
  void oneHarmedRowIsFoundAmongThoseThatChange() {
    link.bed()
        .run(
            Side.DESTINATION,
            "set session_replication_role = replica; update ledger set v = 'harmed' where id = 19500");

    assertEquals(
        List.of(new Difference("public.ledger", "id=19500", Kind.CHANGED, List.of("v"))),
        validateAll().differences());

    link.bed().run(Side.SOURCE, "update ledger set v = v || '!' where id = 19500");
    assertEquals(Verdict.EQUAL, validateAll().verdict());
  }

  @Test
  @Order(3)
  void aRowThatReplicationLostIsFound() {
    link.bed()
        .run(
            Side.DESTINATION,
            """
            set session_replication_role = replica;
            delete from ledger where id = 19600; insert into ledger values (-1, 'x', 1)
            """);

    assertEquals(
        List.of(
            new Difference("public.ledger", "id=-1", Kind.EXTRA, List.of()),
            new Difference("public.ledger", "id=19600", Kind.MISSING, List.of())),
        validateAll().differences().stream()
            .sorted(Comparator.comparing(Difference::key))
            .toList());

    link.bed()
        .run(
            Side.DESTINATION,
            """
            set session_replication_role = replica;
            delete from ledger where id = -1; insert into ledger values (19600, 'x', 1)
            """);
    link.bed().run(Side.SOURCE, "update ledger set v = v || '!' where id = 19600");
  }

  @Test
  @Order(4)
  void aStoppedApplyIsNeverEqual() {
    replication.stopLink(LinkBed.FORWARD);
    try {
      long from = written.get();
      awaitWritten(from + 200);
      ValidationReport report = validateAll();

      assertEquals(Verdict.COULD_NOT_VERIFY, report.verdict());
      assertTrue(
          report.unverified().stream().anyMatch(r -> r.contains("has applied nothing for 3 s")),
          report.unverified().toString());
    } finally {
      replication.resumeLink(LinkBed.FORWARD);
    }
    assertEquals(Verdict.EQUAL, validateAll().verdict());
  }

  @Test
  @Order(5)
  void aCommitThatTheSubscriberShowsFirstIsNoDifference() {
    // A commit is sent before its own server shows it: here, for as long as no standby confirms it.
    link.bed().run(Side.SOURCE, "alter system set synchronous_standby_names = 'nobody'");
    link.bed().run(Side.SOURCE, "select pg_reload_conf()");
    try {
      awaitStandstill();
      ValidationReport report = validateAll();

      assertEquals(List.of(), report.differences());
      assertTrue(
          report.unverified().toString().contains("may have written them has not ended"),
          report.unverified().toString());
    } finally {
      link.bed().run(Side.SOURCE, "alter system reset synchronous_standby_names");
      link.bed().run(Side.SOURCE, "select pg_reload_conf()");
    }
    assertEquals(Verdict.EQUAL, validateAll().verdict());
  }

  private void awaitStandstill() {
    Await.until(
        "every writer waits for a standby",
        Duration.ofSeconds(20),
        Duration.ofMillis(50),
        () ->
            String.valueOf(running.size())
                .equals(
                    link.value(
                        Side.SOURCE,
                        "select count(*) from pg_stat_activity where wait_event = 'SyncRep' or wait_event_type = 'Lock'")));
  }

  private void awaitWritten(long count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (written.get() < count) {
      assertTrue(System.nanoTime() < deadline, "the writers stand still");
      Thread.onSpinWait();
    }
  }

  private ValidationReport validateAll() {
    return validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
  }

  private void write(String sql) {
    running.add(CompletableFuture.runAsync(() -> writeUntilStopped(sql), writers));
  }

  private void writeUntilStopped(String sql) {
    try (Connection connection = link.bed().connect(Side.SOURCE);
        Statement statement = connection.createStatement()) {
      while (writing) {
        statement.execute(sql);
        written.incrementAndGet();
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
