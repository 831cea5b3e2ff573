package io.beltline.workflows.cutover;

import io.beltline.workflows.configuration.ConfigurationActivities;
import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.step.StepOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.stream.Collectors;

/** Everything before the first gate; the application notices nothing of it. */
final class Preparation {
  private final ConfigurationActivities configuration = quick(ConfigurationActivities.class);
  private final InventoryActivities inventory = quick(InventoryActivities.class);
  private final PrecheckActivities prechecks = quick(PrecheckActivities.class);
  private final RoleActivities roles = quick(RoleActivities.class);
  private final ReplicationActivities links = quick(ReplicationActivities.class);
  private final ReplicationActivities waiting =
      Workflow.newActivityStub(ReplicationActivities.class, StepOptions.lasting());
  private final SchemaActivities schema =
      Workflow.newActivityStub(SchemaActivities.class, StepOptions.lasting());

  private final Pair pair;
  private final Journal journal;
  private final StepCalls steps;
  private final Comparison comparison;

  Preparation(Pair pair, Journal journal, StepCalls steps, Comparison comparison) {
    this.pair = pair;
    this.journal = journal;
    this.steps = steps;
    this.comparison = comparison;
  }

  private static <T> T quick(Class<T> activities) {
    return Workflow.newActivityStub(activities, StepOptions.quick());
  }

  /** Looks at both sides. Ends the cutover with every reason if it cannot be started. */
  void precheck(CutoverPlan plan, Settled run) {
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

  /** Roles, schema, forward link; returns when every table is ready. */
  void prepare(Settled run) {
    journal.enter(Phase.PREPARE);
    run.changesBegin();
    steps.run("EnsureReplicationRole", () -> roles.ensureReplicationRole(pair));
    steps.call(
        "EnsureApplicationRoles",
        () -> roles.ensureApplicationRoles(pair, run.settings().fenceDestination()));
    steps.call("EnsureSchema", () -> schema.ensureSchema(pair));
    steps.run(
        "EnsureLink", () -> links.ensureLink(run.link(Direction.FORWARD), InitialData.COPIED));
    steps.call("AwaitReady", () -> waiting.awaitReady(run.link(Direction.FORWARD)));
  }

  /** Indexes, statistics, back link; returns when all rows are equal. */
  void finishDestination(Settled run) {
    journal.enter(Phase.FINISH_DESTINATION);
    steps.call("EnsureIndexes", () -> schema.ensureIndexes(pair));
    steps.call(
        "RefreshMaterializedViews", () -> schema.refreshMaterializedViews(pair, Side.DESTINATION));
    steps.run("Analyze", () -> schema.analyze(pair, Side.DESTINATION));
    steps.run("EnsureLink", () -> links.ensureLink(run.link(Direction.BACK), InitialData.PRESENT));
    comparison.untilEqual(run.link(Direction.FORWARD));
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

  private PairSettings withOverrides(PairSettings configured, CutoverPlan plan) {
    Duration budget = plan.outageBudget() == null ? configured.outageBudget() : plan.outageBudget();
    long lag = plan.maxLagBytes() == null ? configured.maxLagBytes() : plan.maxLagBytes();
    try {
      return new PairSettings(budget, lag, configured.gates(), configured.fenceDestination());
    } catch (IllegalArgumentException e) {
      // Left alone it would fail the workflow's task, which is then tried for ever.
      String reason = "The plan cannot be used; nothing was changed: " + e.getMessage();
      journal.failed(reason);
      throw ApplicationFailure.newNonRetryableFailure(reason, "PlanUnusable");
    }
  }
}
