package io.beltline.workflows.precheck;

/**
 * One thing that precheck found.
 *
 * @param severity whether the migration can go on
 * @param code stable and short, such as {@code preload-libraries}
 * @param where the side or object that it is about, such as {@code source} or {@code table
 *     public.orders}
 * @param reason what is the matter
 * @param remedy what to type or change
 */
public record Finding(Severity severity, String code, String where, String reason, String remedy) {
  /** Whether a finding stops the migration. */
  public enum Severity {
    /** The migration would fail or lose something; it ends here. */
    BLOCKER,
    /** Worth knowing before approving; kept as evidence. */
    WARNING
  }

  /** A finding that ends the migration before anything is changed. */
  public static Finding blocker(String code, String where, String reason, String remedy) {
    return new Finding(Severity.BLOCKER, code, where, reason, remedy);
  }

  /** A finding that is kept as evidence. */
  public static Finding warning(String code, String where, String reason, String remedy) {
    return new Finding(Severity.WARNING, code, where, reason, remedy);
  }

  /** One line for a human. */
  public String inWords() {
    return "%s: %s (%s). %s".formatted(where, reason, code, remedy);
  }
}
