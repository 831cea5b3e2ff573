package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.cutover.BeltSearchAttributes;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.pair.Pair;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cutover of one pair, running or ended, as Temporal and its worker know it; the latest one. */
public final class CutoverHandle {
  /** As long as an answer is waited for that can be done without. */
  private static final Duration IN_PASSING = Duration.ofSeconds(2);

  private final Connection connection;
  private final Pair pair;
  private final Optional<String> runId;

  /** Looks at this pair's cutover; there may be none. */
  public CutoverHandle(Connection connection, Pair pair) {
    this(connection, pair, Optional.empty());
  }

  /** Looks at one run of this pair's cutover, or at the latest; there may be none. */
  public CutoverHandle(Connection connection, Pair pair, Optional<String> runId) {
    this.connection = connection;
    this.pair = pair;
    this.runId = runId;
  }

  /** The pair. */
  public Pair pair() {
    return pair;
  }

  /** What Temporal itself knows, also while no worker runs; empty if there never was a cutover. */
  public Optional<WorkflowExecutionDescription> find() {
    try {
      return Optional.of(connection.call(() -> stub().describe()));
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  /** As {@link #find()}, if it runs. */
  public Optional<WorkflowExecutionDescription> running() {
    return find().filter(Executions::runs);
  }

  /** As {@link #find()}, where a missing cutover is the operator's mistake. */
  public WorkflowExecutionDescription require() {
    return find().orElseThrow(this::missing);
  }

  /**
   * What the cutover says about itself. A worker must answer; one that answers is alive.
   *
   * @throws NoAnswerException if none does
   */
  public CutoverStatus status() {
    return query(connection.deadlines().query());
  }

  /** As {@link #status()}; empty where nobody answers soon. */
  public Optional<CutoverStatus> statusIfAnswered() {
    try {
      return Optional.of(status());
    } catch (NoAnswerException | WorkflowQueryException e) {
      return Optional.empty();
    }
  }

  /** What a cutover that has ended says about itself, or what Temporal kept of it. */
  public CutoverStatus statusAfterTheEnd() {
    try {
      return query(connection.deadlines().call());
    } catch (NoAnswerException | WorkflowQueryException e) {
      return new EndedCutover(this).status();
    }
  }

  /**
   * The phase, for who has not much time: what the cutover says itself, otherwise what Temporal
   * last heard of it; null where that is nothing.
   */
  public @Nullable String phase(WorkflowExecutionDescription known) {
    try {
      return query(IN_PASSING).phase().toString();
    } catch (NoAnswerException | WorkflowQueryException e) {
      return lastPhase(known);
    }
  }

  /** What Temporal last heard; on a server without search attributes, as of the last gate. */
  public static @Nullable String lastPhase(WorkflowExecutionDescription known) {
    String phase = known.getTypedSearchAttributes().get(BeltSearchAttributes.PHASE);
    return phase == null ? known.getMemo("phase", String.class, String.class) : phase;
  }

  private CutoverStatus query(Duration limit) {
    try {
      return connection.call(limit, () -> stub().query("status", CutoverStatus.class));
    } catch (NoAnswerException e) {
      throw Workers.silent(pair, e);
    } catch (WorkflowNotFoundException e) {
      throw missing();
    } catch (WorkflowServiceException e) {
      throw noPollerSeen(e) ? Workers.silent(pair, e) : e;
    }
  }

  WorkflowStub stub() {
    WorkflowTargetOptions.Builder run =
        WorkflowTargetOptions.newBuilder().setWorkflowId(CutoverWorkflow.id(pair));
    runId.ifPresent(run::setRunId);
    return connection.client().newUntypedWorkflowStub(run.build());
  }

  Connection connection() {
    return connection;
  }

  /** How a server answers a query at once when it has seen no worker for some minutes. */
  private static boolean noPollerSeen(WorkflowServiceException e) {
    return e.getCause() instanceof StatusRuntimeException grpc
        && grpc.getStatus().getCode() == Status.Code.FAILED_PRECONDITION;
  }

  private BeltException missing() {
    return new BeltException(
        ExitCode.USAGE,
        "There is no cutover of %s. Start one with: belt cutover start %s %s"
            .formatted(pair, pair.dc(), pair.db()));
  }
}
