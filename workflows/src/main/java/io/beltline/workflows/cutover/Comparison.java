package io.beltline.workflows.cutover;

import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.step.StepOptions;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.workflow.Workflow;

/** Compares all rows; goes on only when the sides are equal. */
final class Comparison {
  private final ValidationActivities validation =
      Workflow.newActivityStub(ValidationActivities.class, StepOptions.lasting());
  private final ReplicationActivities links =
      Workflow.newActivityStub(ReplicationActivities.class, StepOptions.quick());

  private final Journal journal;
  private final StepCalls steps;

  Comparison(Journal journal, StepCalls steps) {
    this.journal = journal;
    this.steps = steps;
  }

  /**
   * Compares until the verdict is equal. What could not be verified is compared once more by
   * itself, because a link whose server has crashed meanwhile stands still until it is resumed; any
   * other verdict waits for a human.
   */
  void untilEqual(Link link) {
    ValidationReport report = compare(link);
    if (report.verdict() == Verdict.COULD_NOT_VERIFY) {
      report = compare(link);
    }
    while (report.verdict() != Verdict.EQUAL) {
      String kind = "Validation" + report.verdict();
      steps.awaitSomeone(new Stopped("ValidateAll", kind, NotEqual.inWords(report), Journal.now()));
      report = compare(link);
    }
  }

  private ValidationReport compare(Link link) {
    steps.run("ResumeLink", () -> links.resumeLink(link));
    ValidationReport report =
        steps.call(
            "ValidateAll",
            () -> validation.validateAll(link.pair(), link.direction(), ComparisonOptions.NONE));
    journal.validation(report);
    return report;
  }
}
