package io.beltline.starter.temporal;

import io.beltline.workflows.cutover.BeltSearchAttributes;
import io.beltline.workflows.cutover.CutoverPlan;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.pair.Pair;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import java.util.Map;

/** Starts cutovers; two of one pair at once are impossible, one after another is fine. */
public final class CutoverStarter {
  private final Connection connection;

  /** Starts over this connection. */
  public CutoverStarter(Connection connection) {
    this.connection = connection;
  }

  /** Starts it, or returns false if one of that pair runs already. */
  public boolean start(CutoverPlan plan) {
    CutoverWorkflow typed =
        connection.client().newWorkflowStub(CutoverWorkflow.class, options(plan));
    try {
      connection.call(() -> WorkflowStub.fromTyped(typed).start(plan));
      return true;
    } catch (WorkflowExecutionAlreadyStarted e) {
      return false;
    } catch (NoAnswerException e) {
      throw e.whileStarting();
    } catch (WorkflowServiceException e) {
      throw UnknownSearchAttributes.told(e);
    }
  }

  private static WorkflowOptions options(CutoverPlan plan) {
    Pair pair = plan.pair();
    String phase = Phase.PRECHECK.toString();
    return WorkflowOptions.newBuilder()
        .setWorkflowId(CutoverWorkflow.id(pair))
        .setTaskQueue(pair.taskQueue())
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setMemo(Map.of("phase", phase, "startedBy", by(plan)))
        .setTypedSearchAttributes(
            SearchAttributes.newBuilder()
                .set(BeltSearchAttributes.DATACENTER, pair.dc())
                .set(BeltSearchAttributes.DATABASE, pair.db())
                .set(BeltSearchAttributes.PHASE, phase)
                .set(BeltSearchAttributes.GATE, BeltSearchAttributes.NO_GATE)
                .build())
        .setStaticSummary(pair.toString())
        .setStaticDetails(details(plan))
        .build();
  }

  /** Markdown for the Temporal UI; the changing part stands in the current details. */
  private static String details(CutoverPlan plan) {
    Pair pair = plan.pair();
    return "Cutover of **%s**, started by %s. Look: `belt cutover status %s %s --watch`"
        .formatted(pair, by(plan), pair.dc(), pair.db());
  }

  private static String by(CutoverPlan plan) {
    return plan.by() == null ? "somebody" : plan.by();
  }
}
