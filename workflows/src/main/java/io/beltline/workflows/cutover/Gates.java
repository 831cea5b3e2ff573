package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.EvidenceActivities;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.step.StepOptions;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits for humans. */
final class Gates {
  private final EvidenceActivities evidence =
      Workflow.newActivityStub(EvidenceActivities.class, StepOptions.lasting());

  private final Journal journal;
  private final StepCalls steps;

  Gates(Journal journal, StepCalls steps) {
    this.journal = journal;
    this.steps = steps;
  }

  /** Whether a human must approve an outage; after a rollback nothing is cut over again unasked. */
  boolean holdBackOutage() {
    return journal.gatesOfPlan().contains(Gate.REVOKE_LOGINS) || journal.everOpened();
  }

  /**
   * Returns when a human has approved {@code revoke-logins} and the evidence is green at that
   * moment. Where no human is needed green evidence is, all the same.
   */
  void awaitRevokeLogins(EvidenceRequest request) {
    if (!holdBackOutage()) {
      awaitGreen(request);
      return;
    }
    journal.reach(Gate.REVOKE_LOGINS, List.of(endsHere()));
    try {
      awaitGreen(request);
      awaitApproval(request);
      steps.holdWhilePaused();
      awaitGreen(request);
    } finally {
      journal.pass();
    }
  }

  private Choice endsHere() {
    String removed = "what the migration created is removed; the source goes on";
    return journal.everOpened()
        ? new Choice(journal.command("approve", Gate.TEARDOWN.toString()), removed)
        : new Choice(journal.command("abort"), removed);
  }

  /** Returns when the evidence is green, and shows it. */
  void awaitGreen(EvidenceRequest request) {
    journal.show(steps.call("AwaitGreenEvidence", () -> evidence.awaitGreenEvidence(request)));
  }

  /**
   * Returns when a human has approved {@code teardown} and nothing speaks against it that they
   * could not know; meanwhile a step watches.
   */
  void awaitTeardown(EvidenceRequest request, StrayWatch strays) {
    // Where no human is needed one is all the same, once somebody wrote where nobody should.
    if (!journal.gatesOfPlan().contains(Gate.TEARDOWN) && !strays.foundMore()) {
      return;
    }
    String back = "the source takes the writes again, nothing that was written is lost";
    journal.reach(Gate.TEARDOWN, List.of(new Choice(journal.command("rollback"), back)));
    try {
      awaitApproval(request);
      steps.holdWhilePaused();
      while (strays.foundMore()) {
        journal.withdrawApproval();
        awaitApproval(request);
      }
    } finally {
      journal.pass();
    }
  }

  /**
   * A gate for those who want a human inside the outage; the outage's deadline runs on.
   *
   * @param over whether there is nothing to approve any more
   */
  void awaitInsideOutage(BooleanSupplier over) {
    if (!journal.gatesOfPlan().contains(Gate.TEARDOWN_FORWARD_REPLICATION)) {
      return;
    }
    journal.reach(Gate.TEARDOWN_FORWARD_REPLICATION, List.of());
    try {
      Workflow.await(() -> journal.approved() || over.getAsBoolean());
    } finally {
      journal.pass();
    }
  }

  private void awaitApproval(EvidenceRequest request) {
    // However the watch ends, the gate waits on; unseen, its end would be a warning in the log.
    CancellationScope watching =
        Workflow.newCancellationScope(
            () -> Async.procedure(watch()::watchEvidence, request).exceptionally(ended -> null));
    watching.run();
    try {
      Workflow.await(journal::approved);
    } finally {
      watching.cancel("the gate is passed");
    }
  }

  /** The step beside the open gate; the Temporal UI shows its summary in the timeline. */
  private EvidenceActivities watch() {
    OpenGate open = journal.gate();
    String summary =
        open == null ? "" : "waits for the signal approve with \"%s\"".formatted(open.gate());
    return Workflow.newActivityStub(
        EvidenceActivities.class,
        ActivityOptions.newBuilder(StepOptions.watching()).setSummary(summary).build());
  }
}
