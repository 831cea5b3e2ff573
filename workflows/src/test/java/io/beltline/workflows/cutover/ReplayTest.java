package io.beltline.workflows.cutover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.NonDeterministicException;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cutovers that began with an older worker go on with this one. {@link RecordHistories} says how a
 * history is recorded.
 */
class ReplayTest {
  /** A build machine may be busier than the SDK's one second without progress allows for. */
  private static final long BUSY_MACHINE = Duration.ofMinutes(1).toMillis();

  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder()
                      .setDataConverter(BeltlineDataConverter.create())
                      .build())
              .build());

  @AfterEach
  void close() {
    environment.close();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void replays(Path history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(recorded(history), worker(CutoverWorkflowImpl.class));
  }

  @Test
  void noticesAnotherRunbook() throws Exception {
    WorkflowExecutionHistory history = recorded(histories().get(0));
    Worker worker = worker(AnotherRunbook.class);

    Throwable failure =
        assertThrows(
            RuntimeException.class,
            () -> WorkflowReplayer.replayWorkflowExecution(history, worker));

    // The replayer passes the cause on as text only.
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(NonDeterministicException.class.getName()), message);
  }

  private Worker worker(Class<?> workflow) {
    Worker worker =
        environment.newWorker(
            "replay",
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(BUSY_MACHINE).build());
    worker.registerWorkflowImplementationTypes(workflow);
    return worker;
  }

  static List<Path> histories() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(ReplayTest.class.getResource("/histories"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.sorted().toList();
    }
  }

  private static WorkflowExecutionHistory recorded(Path history) throws IOException {
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(history))) {
      return WorkflowExecutionHistory.fromJson(new String(packed.readAllBytes(), UTF_8));
    }
  }

  /** Bears the cutover's name and begins with something else. */
  @WorkflowInterface
  public interface Another {
    /** Waits. */
    @WorkflowMethod(name = CutoverWorkflow.TYPE)
    void cutOver(CutoverPlan plan);
  }

  /** Waits. */
  public static final class AnotherRunbook implements Another {
    @Override
    public void cutOver(CutoverPlan plan) {
      Workflow.sleep(Duration.ofMinutes(1));
    }
  }
}
