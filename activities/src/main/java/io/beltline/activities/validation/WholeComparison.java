package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.step.Progress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Compares tables by one checksum of all their rows, because nothing but a key tells rows apart,
 * and looks for the rows only where that differs. For tables that nothing carries at the moment:
 * two that differ are different when both have stood still for a while.
 */
final class WholeComparison {
  private final Attempt attempt;
  private final BothSides sides;
  private final RowHash hash;
  private final Findings findings;
  private final Patience patience;
  private final Pace pace;
  private final MultisetDrillDown drillDown;

  WholeComparison(
      Attempt attempt,
      BothSides sides,
      RowHash hash,
      Findings findings,
      Patience patience,
      Pace pace) {
    this.attempt = attempt;
    this.sides = sides;
    this.hash = hash;
    this.findings = findings;
    this.patience = patience;
    this.pace = pace;
    this.drillDown = new MultisetDrillDown(attempt, sides, hash, findings, pace);
  }

  /** Compares one after the other, until all are compared or enough is found. */
  void compare(List<Table> tables, TableByTable each) throws SQLException {
    int compared = 0;
    for (Table table : tables) {
      attempt.throwIfEnded();
      if (findings.full()) {
        return;
      }
      attempt.report(
          Progress.of("comparing all of " + table.name(), compared, tables.size(), "tables"));
      compared += each.compare(table.name(), () -> judge(table)).isPresent() ? 1 : 0;
    }
  }

  private long judge(Table table) throws SQLException {
    Instant begun = Instant.now();
    BothSides.Answers<Digest> before = read(table);
    boolean judged = before.agree();
    while (!judged) {
      attempt.pause(patience.settled());
      BothSides.Answers<Digest> now = read(table);
      judged = now.agree() || isSaid(table, before, now, Duration.between(begun, Instant.now()));
      before = now;
    }
    return before.provider().rows();
  }

  private BothSides.Answers<Digest> read(Table table) throws SQLException {
    BothSides.Answers<Digest> digests = DigestBatch.whole(sides, hash, table);
    pace.spend(table.bytes());
    return digests;
  }

  /** Whether two looks at a table that differs are enough to say something of it. */
  private boolean isSaid(
      Table table,
      BothSides.Answers<Digest> before,
      BothSides.Answers<Digest> now,
      Duration elapsed)
      throws SQLException {
    if (now.equals(before) && drillDown.into(table, now)) {
      return true;
    }
    if (elapsed.compareTo(patience.total()) > 0) {
      findings.couldNotVerify(
          "table %s: it was not the same on both sides, and kept changing for %d s"
              .formatted(table.name(), patience.total().toSeconds()));
      return true;
    }
    return false;
  }
}
