package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.Forecast;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What steps found last, each null until something was. */
final class Findings {
  private List<String> leftovers = List.of();
  private @Nullable PrecheckReport precheck;
  private @Nullable ValidationReport validation;
  private @Nullable Forecast forecast;
  private @Nullable String failure;

  void precheck(PrecheckReport report) {
    precheck = report;
  }

  @Nullable PrecheckReport precheck() {
    return precheck;
  }

  void validation(ValidationReport report) {
    validation = report;
  }

  @Nullable ValidationReport validation() {
    return validation;
  }

  Verdict lastVerdict() {
    return validation == null ? Verdict.COULD_NOT_VERIFY : validation.verdict();
  }

  /** What teardown found left over; empty as long as nobody looked. */
  void leftovers(List<String> found) {
    leftovers = found;
  }

  List<String> leftovers() {
    return leftovers;
  }

  void forecast(Forecast next) {
    forecast = next;
  }

  /** How long the next outage is expected to last. */
  @Nullable Forecast forecast() {
    return forecast;
  }

  void failure(String reason) {
    failure = reason;
  }

  /** Why the migration failed, or what went wrong last. */
  @Nullable String failure() {
    return failure;
  }
}
