package io.beltline.activities.validation;

import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.Attempt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Compares so that one table which is locked for a while, or cannot be read, does not make all the
 * others be compared again.
 */
final class TableByTable {
  private final Attempt attempt;
  private final Findings findings;
  private final Patience patience;

  TableByTable(Attempt attempt, Findings findings, Patience patience) {
    this.attempt = attempt;
    this.findings = findings;
    this.patience = patience;
  }

  /** Compares and counts rows; empty, and found to be not verified, if the table defies it. */
  OptionalLong compare(Object table, Comparing comparing) throws SQLException {
    try {
      long rows = whenUnlocked(comparing);
      findings.compared(rows);
      return OptionalLong.of(rows);
    } catch (SQLException e) {
      PostgresFailure failure = PostgresFailure.of(e.getSQLState());
      if (failure.retryable() && failure != PostgresFailure.LOCK_NOT_AVAILABLE) {
        throw e;
      }
      findings.couldNotVerify("table %s: %s".formatted(table, StepFailures.cause(e)));
      return OptionalLong.empty();
    }
  }

  private long whenUnlocked(Comparing comparing) throws SQLException {
    Instant deadline = Instant.now().plus(patience.locked());
    while (true) {
      try {
        return comparing.rows();
      } catch (SQLException e) {
        boolean locked = PostgresFailure.of(e.getSQLState()) == PostgresFailure.LOCK_NOT_AVAILABLE;
        if (!locked || Instant.now().isAfter(deadline)) {
          throw e;
        }
        attempt.throwIfEnded();
      }
    }
  }

  /** Compares a table, or a part of it. */
  @FunctionalInterface
  interface Comparing {
    /** How many rows of the provider were compared. */
    long rows() throws SQLException;
  }
}
