package io.beltline.activities.validation;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.Difference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notes on the destination how far a comparison of all rows is, so that its next attempt goes on
 * there. Nothing is noted of a short one. What was noted counts for attempts of the same run of the
 * same step alone, and of each table only as long as it is the same on both sides: neither made,
 * emptied nor altered since.
 */
final class Checkpoint {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Attempt attempt;
  private final String run;
  private final Findings findings;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<QualifiedName, Reached> noted = new HashMap<>();
  private Map<QualifiedName, String> shapes = Map.of();
  private int differencesNoted;
  private Instant next;
  private @Nullable Connection connection;
  private boolean begun;

  Checkpoint(Attempt attempt, Givens givens, Findings findings) {
    this.attempt = attempt;
    this.run = givens.run().get();
    this.findings = findings;
    this.next = Instant.now().plus(givens.notedAfter());
  }

  /** How far an earlier attempt was; the findings then have what it has found. */
  Map<QualifiedName, Reached> resume(BothSides sides, List<QualifiedName> tables)
      throws SQLException {
    shapes = Shapes.of(sides, tables);
    Connection session = attempt.connect(Side.DESTINATION);
    connection = session;
    String known = "select to_regclass('beltline.found_difference') is not null";
    if (!Query.of(session, known).isTrue()) {
      return Map.of();
    }
    ComparisonNotes notes = new ComparisonNotes(session, attempt.step(), run);
    Map<QualifiedName, Reached> reached = notes.tables(shapes);
    Set<String> tablesAsTheyWere =
        reached.keySet().stream().map(QualifiedName::toString).collect(Collectors.toSet());
    notes.differences().stream()
        .filter(one -> tablesAsTheyWere.contains(one.table()))
        .forEach(findings::different);
    return reached;
  }

  /** Notes how far it is, if that is due, unless another thread is at it. */
  void note(Supplier<Map<QualifiedName, Reached>> reached) throws SQLException {
    if (writing.tryLock()) {
      try {
        if (Instant.now().isAfter(next)) {
          write(reached.get());
          next = Instant.now().plus(PAUSE);
        }
      } finally {
        writing.unlock();
      }
    }
  }

  /**
   * The first time everything, in place of what an earlier attempt noted. The differences after the
   * tables: what was found in a chunk is known before the chunk ends.
   */
  private void write(Map<QualifiedName, Reached> reached) throws SQLException {
    Connection session = session();
    if (!begun) {
      BeltlineSchema.ensure(session);
    }
    session.setAutoCommit(false);
    try {
      ComparisonNotes notes = new ComparisonNotes(session, attempt.step(), run);
      if (!begun) {
        notes.begin();
      }
      for (Map.Entry<QualifiedName, Reached> table : reached.entrySet()) {
        String shape = shapes.get(table.getKey());
        if (shape != null && !table.getValue().equals(noted.get(table.getKey()))) {
          notes.note(table.getKey(), shape, table.getValue());
        }
      }
      List<Difference> found = findings.differences();
      for (int i = differencesNoted; i < found.size(); i++) {
        notes.note(i, found.get(i));
      }
      session.commit();
      begun = true;
      differencesNoted = found.size();
      noted.putAll(reached);
    } finally {
      session.rollback();
      session.setAutoCommit(true);
    }
  }

  /** Ensures that nothing is noted any more, of this run or of one that was never ended. */
  void remove() throws SQLException {
    Connection session = session();
    if (forget(session, attempt.step())) {
      BeltlineSchema.removeUnlessNeeded(session);
    }
  }

  /** Ensures that the step begins anew, whatever an earlier attempt of it has noted. */
  static void forget(Attempt attempt) throws SQLException {
    forget(attempt.connect(Side.DESTINATION), attempt.step());
  }

  /** Returns whether anything was noted. */
  private static boolean forget(Connection session, String step) throws SQLException {
    return Query.of(session, "select to_regclass('beltline.comparison') is not null").isTrue()
        && ComparisonNotes.remove(session, step) > 0;
  }

  private Connection session() throws SQLException {
    Connection session = connection;
    if (session == null) {
      session = attempt.connect(Side.DESTINATION);
      connection = session;
    }
    return session;
  }
}
