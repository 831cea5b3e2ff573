package io.beltline.workflows.cutover;

import io.beltline.workflows.configuration.ConfigurationActivities;
import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.step.StepOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runbook. */
public final class CutoverWorkflowImpl implements CutoverWorkflow {
  private final ConfigurationActivities configuration = quick(ConfigurationActivities.class);
  private final InventoryActivities inventory = quick(InventoryActivities.class);
  private final PrecheckActivities prechecks = quick(PrecheckActivities.class);
  private final RoleActivities roles = quick(RoleActivities.class);
  private final FenceActivities fences = quick(FenceActivities.class);
  private final ReplicationActivities links = quick(ReplicationActivities.class);
  private final ReplicationActivities waiting = lasting(ReplicationActivities.class);
  private final SchemaActivities schema = lasting(SchemaActivities.class);

  private final Pair pair;
  private final Journal journal;
  private final Requests requests;
  private final StepCalls steps;
  private final Comparison comparison;
  private final Teardown teardown;

  /** Ready for requests before the first step. */
  @WorkflowInit
  public CutoverWorkflowImpl(CutoverPlan plan) {
    pair = plan.pair();
    journal = new Journal(pair);
    requests = new Requests(journal);
    steps = new StepCalls(journal, requests);
    comparison = new Comparison(pair, journal, steps);
    teardown = new Teardown(journal, steps);
  }

  private static <T> T quick(Class<T> activities) {
    return Workflow.newActivityStub(activities, StepOptions.quick());
  }

  private static <T> T lasting(Class<T> activities) {
    return Workflow.newActivityStub(activities, StepOptions.lasting());
  }

  @Override
  public CutoverReport cutOver(CutoverPlan plan) {
    Settled run = new Settled(pair);
    CancellationScope beforeOpening = Workflow.newCancellationScope(() -> untilOpened(plan, run));
    requests.onAbort(() -> beforeOpening.cancel("abort"));
    try {
      beforeOpening.run();
    } catch (CanceledFailure cancelled) {
      removeWhatWasCreated(run);
      if (requests.abort() == null) {
        throw cancelled;
      }
      return journal.report();
    }

    // Past the point of no return: nothing but the runbook itself ends this, not even a cancel.
    Workflow.newDetachedCancellationScope(() -> afterOpening(run)).run();
    return journal.report();
  }

  private void untilOpened(CutoverPlan plan, Settled run) {
    precheck(plan, run);
    prepare(run);
    finishDestination(run);
    boolean opened = false;
    while (!opened) {
      journal.enter(Phase.AWAIT_REVOKE_LOGINS);
      gates(run).awaitGreenAndApproved(Gate.REVOKE_LOGINS, evidence(run, Direction.FORWARD));
      opened = rehearsedAndRun(outage(run));
      if (!opened && !run.settings().gates().contains(Gate.REVOKE_LOGINS)) {
        steps.awaitSomeone(journal.undoneOutage());
      }
    }
  }

  private boolean rehearsedAndRun(WriteOutage outage) {
    journal.enter(Phase.REHEARSAL);
    if (!outage.rehearsed()) {
      return false;
    }
    journal.enter(Phase.OUTAGE);
    return outage.run();
  }

  private void precheck(CutoverPlan plan, Settled run) {
    run.settings(
        withOverrides(steps.call("ReadSettings", () -> configuration.readSettings(pair)), plan));
    journal.gatesOfPlan(run.settings().gates());
    PrecheckReport report = steps.call("Precheck", () -> prechecks.precheck(pair));
    journal.precheck(report);
    if (!report.blockers().isEmpty() || report.engine() == null) {
      throw blocked(report);
    }
    run.engine(report.engine());
    run.baseline(steps.call("TakeBaseline", () -> inventory.takeBaseline(pair)));
  }

  private void prepare(Settled run) {
    journal.enter(Phase.PREPARE);
    run.changesBegin();
    steps.run("EnsureReplicationRole", () -> roles.ensureReplicationRole(pair));
    steps.call(
        "EnsureApplicationRoles",
        () -> roles.ensureApplicationRoles(pair, run.settings().fenceDestination()));
    steps.call("EnsureSchema", () -> schema.ensureSchema(pair));
    steps.run("EnsureLink", () -> links.ensureLink(run.link(Direction.FORWARD)));
    steps.call("AwaitReady", () -> waiting.awaitReady(run.link(Direction.FORWARD)));
  }

  private void finishDestination(Settled run) {
    journal.enter(Phase.FINISH_DESTINATION);
    steps.call("EnsureIndexes", () -> schema.ensureIndexes(pair));
    steps.call("RefreshMaterializedViews", () -> schema.refreshMaterializedViews(pair));
    steps.run("Analyze", () -> schema.analyze(pair));
    steps.run("EnsureLink", () -> links.ensureLink(run.link(Direction.BACK)));
    comparison.untilEqual(Direction.FORWARD);
  }

  private void afterOpening(Settled run) {
    journal.enter(Phase.OPENED);
    steps.run("RemoveLink", () -> links.removeLink(run.link(Direction.FORWARD)));
    steps.call("RefreshMaterializedViews", () -> schema.refreshMaterializedViews(pair));
    steps.run("Analyze", () -> schema.analyze(pair));
    comparison.untilEqual(Direction.BACK);

    journal.enter(Phase.AWAIT_TEARDOWN);
    gates(run).awaitApproved(Gate.TEARDOWN, evidence(run, Direction.BACK));

    journal.enter(Phase.TEARDOWN);
    teardown.removeEverything(run.link(Direction.FORWARD), run.baseline());
    journal.enter(Phase.DONE);
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  private void removeWhatWasCreated(Settled run) {
    Workflow.newDetachedCancellationScope(
            () -> {
              journal.enter(Phase.ABORT);
              Request abort = requests.abort();
              journal.noteFailure(abort == null ? "cancelled" : "aborted" + abort.inWords());
              if (run.changed()) {
                steps.call("Unfence", () -> fences.unfence(pair, Side.DESTINATION));
                teardown.removeEverything(run.link(Direction.FORWARD), run.baseline());
              }
              journal.enter(Phase.ABORTED);
              Workflow.await(Workflow::isEveryHandlerFinished);
            })
        .run();
  }

  private EvidenceRequest evidence(Settled run, Direction direction) {
    return new EvidenceRequest(
        run.link(direction), run.settings().maxLagBytes(), journal.lastVerdict());
  }

  private Gates gates(Settled run) {
    return new Gates(run.settings().gates(), journal, steps);
  }

  private WriteOutage outage(Settled run) {
    return new WriteOutage(
        run.link(Direction.FORWARD), run.settings().outageBudget(), journal, steps, gates(run));
  }

  private ApplicationFailure blocked(PrecheckReport report) {
    String reasons =
        report.blockers().stream()
            .map(Finding::inWords)
            .collect(Collectors.joining("\n- ", "\n- ", ""));
    journal.failed("Precheck found blockers; nothing was changed:" + reasons);
    return ApplicationFailure.newNonRetryableFailure(
        "Precheck found blockers; nothing was changed:" + reasons, "PrecheckBlocked");
  }

  private static PairSettings withOverrides(PairSettings configured, CutoverPlan plan) {
    Duration budget = plan.outageBudget() == null ? configured.outageBudget() : plan.outageBudget();
    long lag = plan.maxLagBytes() == null ? configured.maxLagBytes() : plan.maxLagBytes();
    return new PairSettings(budget, lag, configured.gates(), configured.fenceDestination());
  }

  @Override
  public void approve(@Nullable RawValue approval) {
    requests.signal("approve", () -> requests.approve(approval));
  }

  @Override
  public void abort(@Nullable RawValue request) {
    requests.signal("abort", () -> requests.abort(request));
  }

  @Override
  public void pause(@Nullable RawValue request) {
    requests.signal("pause", () -> requests.pause(request));
  }

  @Override
  public void resume(@Nullable RawValue request) {
    requests.signal("resume", () -> requests.resume(request));
  }

  @Override
  public String approveUpdate(@Nullable RawValue approval) {
    return requests.approve(approval);
  }

  @Override
  public void validateApproval(@Nullable RawValue approval) {
    requests.checkApproval(approval);
  }

  @Override
  public String abortUpdate(@Nullable RawValue request) {
    return requests.abort(request);
  }

  @Override
  public void validateAbort(@Nullable RawValue request) {
    requests.checkAbort(request);
  }

  @Override
  public String pauseUpdate(@Nullable RawValue request) {
    return requests.pause(request);
  }

  @Override
  public void validatePause(@Nullable RawValue request) {
    requests.checkPause(request);
  }

  @Override
  public String resumeUpdate(@Nullable RawValue request) {
    return requests.resume(request);
  }

  @Override
  public void validateResume(@Nullable RawValue request) {
    requests.checkResume(request);
  }

  @Override
  public CutoverStatus status() {
    return journal.status();
  }
}
