package io.beltline.workflows.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one comparison.
 *
 * @param verdict the worst of all tables
 * @param scope in words what was compared: {@code all rows}, or less
 * @param tables how many tables were compared
 * @param rows how many rows of the provider were compared
 * @param differences at most {@link ComparisonOptions#MOST_DIFFERENCES} of them
 * @param unverified why something could not be verified, one line each
 * @param selfTest how the comparison has proven itself before; null for one inside an outage, which
 *     has no time for it
 */
public record ValidationReport(
    Verdict verdict,
    String scope,
    int tables,
    long rows,
    List<Difference> differences,
    List<String> unverified,
    @Nullable SelfTest selfTest) {
  public ValidationReport {
    int named = Math.min(differences.size(), ComparisonOptions.MOST_DIFFERENCES);
    differences = List.copyOf(differences.subList(0, named));
    unverified = List.copyOf(unverified);
    if (verdict == Verdict.EQUAL && (!differences.isEmpty() || !unverified.isEmpty())) {
      throw new IllegalArgumentException("a comparison with findings is not equal");
    }
  }

  /** The report of a comparison that was not tested itself. */
  public ValidationReport(
      Verdict verdict,
      String scope,
      int tables,
      long rows,
      List<Difference> differences,
      List<String> unverified) {
    this(verdict, scope, tables, rows, differences, unverified, null);
  }

  /** The same, except that something could not be verified. */
  public ValidationReport butUnverified(String reason) {
    List<String> reasons = new ArrayList<>(unverified);
    reasons.add(reason);
    Verdict worst = verdict == Verdict.EQUAL ? Verdict.COULD_NOT_VERIFY : verdict;
    return new ValidationReport(worst, scope, tables, rows, differences, reasons, selfTest);
  }
}
