package io.beltline.activities.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.Deadline;
import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Applications that write as fast as they can, some with a new session for each transaction. */
class FenceUnderLoadTest {
  private static final int WRITERS = 9;
  private static final String PASSWORD = "a-password";
  private static final String CHANGES =
      """
      select xid::text, data, lsn from pg_logical_slot_get_changes('proof', null, null)
       where data like 'table public.ledger: INSERT%' or data like 'COMMIT%'
      """;
  private static final Pattern INSERTED = Pattern.compile(".*id\\[bigint\\]:([0-9]+)");

  private static final AtomicLong ids = new AtomicLong();
  private static StepBed bed;
  private static FenceActivities steps;

  private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();
  private final List<Thread> writers = new ArrayList<>();

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.quick(FenceActivities.class, FenceActivitiesImpl::new);
    bed.run(
        Side.SOURCE,
        "create table ledger (id bigint primary key); create role writer login password '%s'; grant insert on ledger to writer"
            .formatted(PASSWORD));
    bed.run(Side.SOURCE, "select pg_create_logical_replication_slot('proof', 'test_decoding')");
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void write() throws Exception {
    for (int i = 0; i < WRITERS; i++) {
      int transactions = i % 3 == 0 ? 1 : Integer.MAX_VALUE;
      Thread writer = new Thread(() -> writeUntilRefused(transactions));
      writers.add(writer);
      writer.start();
    }
    Deadline.await(() -> acknowledged.size() > 300);
  }

  @AfterEach
  void open() {
    steps.unfence(StepBed.PAIR, Side.SOURCE);
  }

  @RepeatedTest(3)
  void everyAcknowledgedCommitLiesBeforeTheFence() throws Exception {
    FenceReport report = steps.fence(StepBed.PAIR, Side.SOURCE);
    for (Thread writer : writers) {
      writer.join(10_000);
    }

    assertTrue(report.sessionsEnded() > 0);
    Set<Long> lost = new TreeSet<>(acknowledged);
    committedBefore(report.fenceLsn()).forEach(lost::remove);
    assertEquals(Set.of(), lost);
  }

  private static List<Long> committedBefore(Lsn fence) throws SQLException {
    List<Long> committed = new ArrayList<>();
    Map<String, Long> open = new HashMap<>();
    try (Connection connection = bed.connect(Side.SOURCE)) {
      for (Change change : Query.of(connection, CHANGES).list(Change::of)) {
        Matcher inserted = INSERTED.matcher(change.data);
        if (inserted.matches()) {
          open.put(change.xid, Long.valueOf(inserted.group(1)));
        } else if (open.containsKey(change.xid) && fence.reached(change.lsn)) {
          committed.add(open.get(change.xid));
        }
      }
    }
    return committed;
  }

  /** Asynchronous commits: acknowledged before they are on disk. */
  private void writeUntilRefused(int transactions) {
    while (true) {
      try (Connection connection =
          bed.servers().source().connect(StepBed.PAIR.db(), "writer", PASSWORD)) {
        Query.of(connection, "set synchronous_commit = off").run();
        for (int i = 0; i < transactions; i++) {
          long id = ids.incrementAndGet();
          Query.of(connection, "insert into ledger values (?)", id).run();
          acknowledged.add(id);
        }
      } catch (SQLException e) {
        if ("28000".equals(e.getSQLState())) {
          return;
        }
      }
    }
  }

  /** A line of the decoded log; a commit's position is its end. */
  private record Change(String xid, String data, Lsn lsn) {
    static Change of(ResultSet row) throws SQLException {
      return new Change(row.getString(1), row.getString(2), Lsn.parse(row.getString(3)));
    }
  }
}
