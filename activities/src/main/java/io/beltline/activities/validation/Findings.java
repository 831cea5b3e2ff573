package io.beltline.activities.validation;

import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.SelfTest;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a comparison has found so far; filled by several threads. */
final class Findings {
  /** Of two sides that hold nothing nobody knows whether they are the right ones. */
  static final String NOTHING = "there is no table to compare";

  /** Of all values together: a report has to fit into a workflow's history. */
  private static final long MOST_VALUES_LENGTH = 400_000;

  private final int limit;
  private final boolean values;
  private final List<Difference> differences = new ArrayList<>();
  private final Set<String> named = new HashSet<>();
  private final List<String> unverified = new ArrayList<>();
  private long rows;
  private long valuesLength;
  private @Nullable SelfTest selfTest;

  /** As many as usual, without values. */
  Findings() {
    this(ComparisonOptions.USUAL_DIFFERENCES, false);
  }

  /**
   * Findings that end somewhere.
   *
   * @param limit after how many differences enough is known
   * @param values whether values are wanted
   */
  Findings(int limit, boolean values) {
    this.limit = limit;
    this.values = values;
  }

  /** Whether a difference is to tell values, and is not one more of too many that did. */
  synchronized boolean wantsValues() {
    return values && valuesLength < MOST_VALUES_LENGTH;
  }

  synchronized void compared(long moreRows) {
    rows += moreRows;
  }

  /** Takes it, unless enough is known already or the row was named before. */
  synchronized void different(Difference difference) {
    if (!full() && named.add(difference.table() + ": " + difference.key())) {
      differences.add(difference);
      difference.values().forEach(column -> valuesLength += column.toString().length());
    }
  }

  synchronized void couldNotVerify(String reason) {
    unverified.add(reason);
  }

  synchronized void tested(SelfTest result) {
    selfTest = result;
  }

  synchronized List<Difference> differences() {
    return List.copyOf(differences);
  }

  synchronized List<String> unverified() {
    return List.copyOf(unverified);
  }

  /** Whether enough is known: a report names no more. */
  synchronized boolean full() {
    return differences.size() >= limit;
  }

  /** How many more would be enough. */
  synchronized int room() {
    return Math.max(0, limit - differences.size());
  }

  synchronized long rows() {
    return rows;
  }

  synchronized ValidationReport report(String scope, int tables) {
    return new ValidationReport(verdict(), scope, tables, rows, differences, unverified, selfTest);
  }

  private Verdict verdict() {
    if (!differences.isEmpty()) {
      return Verdict.DIFFERENT;
    }
    return unverified.isEmpty() ? Verdict.EQUAL : Verdict.COULD_NOT_VERIFY;
  }
}
