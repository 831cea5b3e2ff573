package io.beltline.workflows.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of one comparison.
 *
 * @param verdict the worst of all tables
 * @param scope in words what was compared: {@code all rows}, or less
 * @param tables how many tables were compared
 * @param rows how many rows of the provider were compared
 * @param differences at most {@link #MAX_DIFFERENCES} of them
 * @param unverified why something could not be verified, one line each
 */
public record ValidationReport(
    Verdict verdict,
    String scope,
    int tables,
    long rows,
    List<Difference> differences,
    List<String> unverified) {
  /** Results stay small however much differs. */
  public static final int MAX_DIFFERENCES = 100;

  public ValidationReport {
    differences =
        List.copyOf(differences.subList(0, Math.min(differences.size(), MAX_DIFFERENCES)));
    unverified = List.copyOf(unverified);
    if (verdict == Verdict.EQUAL && (!differences.isEmpty() || !unverified.isEmpty())) {
      throw new IllegalArgumentException("a comparison with findings is not equal");
    }
  }

  /** The same, except that something could not be verified. */
  public ValidationReport butUnverified(String reason) {
    List<String> reasons = new ArrayList<>(unverified);
    reasons.add(reason);
    Verdict worst = verdict == Verdict.EQUAL ? Verdict.COULD_NOT_VERIFY : verdict;
    return new ValidationReport(worst, scope, tables, rows, differences, reasons);
  }

  /** Whether sequences' positions are all that is wrong. */
  public boolean onlySequencesBehind() {
    return !differences.isEmpty()
        && unverified.isEmpty()
        && differences.stream().allMatch(one -> one.kind() == Difference.Kind.BEHIND);
  }
}
