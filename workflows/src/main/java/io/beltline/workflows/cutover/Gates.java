package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.EvidenceActivities;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.step.StepOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.Set;

/** Waits for humans. */
final class Gates {
  private final EvidenceActivities evidence =
      Workflow.newActivityStub(EvidenceActivities.class, StepOptions.lasting());
  private final EvidenceActivities watch =
      Workflow.newActivityStub(EvidenceActivities.class, StepOptions.watching());

  private final Set<Gate> plan;
  private final Journal journal;
  private final StepCalls steps;

  Gates(Set<Gate> plan, Journal journal, StepCalls steps) {
    this.plan = plan;
    this.journal = journal;
    this.steps = steps;
  }

  /**
   * Returns when a human has approved and the evidence is green at that moment. A gate that is not
   * in the plan needs no human, but green evidence all the same.
   */
  void awaitGreenAndApproved(Gate gate, EvidenceRequest request) {
    if (!plan.contains(gate)) {
      steps.call("AwaitGreenEvidence", () -> evidence.awaitGreenEvidence(request));
      return;
    }
    journal.reach(gate);
    try {
      journal.show(steps.call("AwaitGreenEvidence", () -> evidence.awaitGreenEvidence(request)));
      awaitApproval(request);
      steps.holdWhilePaused();
      journal.show(steps.call("AwaitGreenEvidence", () -> evidence.awaitGreenEvidence(request)));
    } finally {
      journal.pass();
    }
  }

  /** Returns when a human has approved; meanwhile a step watches. */
  void awaitApproved(Gate gate, EvidenceRequest request) {
    if (!plan.contains(gate)) {
      return;
    }
    journal.reach(gate);
    try {
      awaitApproval(request);
    } finally {
      journal.pass();
    }
  }

  /** A gate for those who want a human inside the outage; the outage's deadline runs on. */
  void awaitInsideOutage(Gate gate) {
    if (!plan.contains(gate)) {
      return;
    }
    journal.reach(gate);
    try {
      Workflow.await(journal::approved);
    } finally {
      journal.pass();
    }
  }

  private void awaitApproval(EvidenceRequest request) {
    // However the watch ends, the gate waits on; unseen, its end would be a warning in the log.
    CancellationScope watching =
        Workflow.newCancellationScope(
            () -> Async.procedure(watch::watchEvidence, request).exceptionally(ended -> null));
    watching.run();
    try {
      Workflow.await(journal::approved);
    } finally {
      watching.cancel("the gate is passed");
    }
  }
}
