package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.step.StepOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.workflow.Workflow;

/** Compares all rows; goes on only when the sides are equal. */
final class Comparison {
  private final ValidationActivities validation =
      Workflow.newActivityStub(ValidationActivities.class, StepOptions.lasting());

  private final Pair pair;
  private final Journal journal;
  private final StepCalls steps;

  Comparison(Pair pair, Journal journal, StepCalls steps) {
    this.pair = pair;
    this.journal = journal;
    this.steps = steps;
  }

  /** Compares until the verdict is equal; any other verdict waits for a human. */
  void untilEqual(Direction direction) {
    ValidationReport report = compare(direction);
    while (report.verdict() != Verdict.EQUAL) {
      String kind = "Validation" + report.verdict();
      steps.awaitSomeone(new Stopped("ValidateAll", kind, NotEqual.inWords(report), Journal.now()));
      report = compare(direction);
    }
  }

  private ValidationReport compare(Direction direction) {
    ValidationReport report =
        steps.call("ValidateAll", () -> validation.validateAll(pair, direction));
    journal.validation(report);
    return report;
  }
}
