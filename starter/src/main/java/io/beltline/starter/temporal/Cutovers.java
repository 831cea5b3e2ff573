package io.beltline.starter.temporal;

import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.pair.Pair;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowExecutionMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Temporal keeps of cutovers: their events, and as far as the server can list, which. */
public final class Cutovers {
  /** A history of some ten thousand events comes in many pieces. */
  private static final Duration LONG = Duration.ofMinutes(2);

  private final Connection connection;

  /** Looks over this connection. */
  public Cutovers(Connection connection) {
    this.connection = connection;
  }

  /** All events of a run so far, in order. */
  public List<HistoryEvent> events(Pair pair, String runId) {
    return connection.call(
        LONG, () -> connection.client().fetchHistory(CutoverWorkflow.id(pair), runId).getEvents());
  }

  /** How many runs of the pair began before this moment; empty where the server cannot list. */
  public Optional<Integer> before(Pair pair, Instant moment) {
    return listed("WorkflowId = '%s'".formatted(CutoverWorkflow.id(pair)))
        .map(
            runs -> (int) runs.stream().filter(run -> run.getStartTime().isBefore(moment)).count());
  }

  /** The pairs that ever had a cutover, sorted; empty where the server cannot list. */
  public Optional<List<String>> pairs() {
    String prefix = "cutover/";
    return listed("WorkflowType = '%s'".formatted(CutoverWorkflow.TYPE))
        .map(
            runs ->
                runs.stream()
                    .map(run -> run.getExecution().getWorkflowId())
                    .filter(id -> id.startsWith(prefix))
                    .map(id -> id.substring(prefix.length()))
                    .distinct()
                    .sorted()
                    .toList());
  }

  private Optional<List<WorkflowExecutionMetadata>> listed(String filter) {
    try {
      return Optional.of(
          connection.call(LONG, () -> connection.client().listExecutions(filter).toList()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
