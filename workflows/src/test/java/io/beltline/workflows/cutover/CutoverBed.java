package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A cutover on the test server with fake steps, driven as an operator drives it. One server serves
 * all tests; each has a datacenter of its own, and a worker for it.
 */
final class CutoverBed implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final TestWorkflowEnvironment SERVER = server();
  private static final AtomicInteger DATACENTERS = new AtomicInteger();

  final Pair pair = new Pair("dc" + DATACENTERS.incrementAndGet(), "shop");
  final FakeSteps steps = new FakeSteps();
  private final WorkerFactory workers = WorkerFactory.newInstance(SERVER.getWorkflowClient());
  private final WorkflowStub cutover;

  CutoverBed() {
    Worker worker = workers.newWorker(pair.taskQueue());
    worker.registerWorkflowImplementationTypes(CutoverWorkflowImpl.class);
    worker.registerActivitiesImplementations(steps);
    workers.start();
    cutover = SERVER.getWorkflowClient().newUntypedWorkflowStub(CutoverWorkflow.TYPE, options());
  }

  private static TestWorkflowEnvironment server() {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setUseTimeskipping(false)
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(BeltlineDataConverter.create())
                    .setIdentity("the bed")
                    .build());
    BeltSearchAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options.build());
    environment.start();
    return environment;
  }

  private WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(pair.taskQueue())
        .setWorkflowId(CutoverWorkflow.id(pair))
        .setTypedSearchAttributes(
            SearchAttributes.newBuilder()
                .set(BeltSearchAttributes.DATACENTER, pair.dc())
                .set(BeltSearchAttributes.DATABASE, pair.db())
                .set(BeltSearchAttributes.PHASE, Phase.PRECHECK.toString())
                .build())
        .build();
  }

  CutoverBed start() {
    return start(CutoverPlan.asConfigured(pair));
  }

  CutoverBed start(CutoverPlan plan) {
    cutover.start(plan);
    return this;
  }

  WorkflowStub workflow() {
    return cutover;
  }

  void signal(String name, Object... payload) {
    cutover.signal(name, payload);
  }

  String update(String name, Object... payload) {
    try {
      return CompletableFuture.supplyAsync(() -> cutover.update(name, String.class, payload))
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer to " + name + ": " + steps.calls + history(), e);
    }
  }

  /** Everything that has happened so far, as JSON. */
  String history() {
    return SERVER.getWorkflowClient().fetchHistory(CutoverWorkflow.id(pair)).toJson(false);
  }

  CutoverStatus status() {
    return cutover.query("status", CutoverStatus.class);
  }

  /** Approves as soon as the gate waits for it. */
  void approve(Gate gate) {
    await(status -> status.gate() != null && status.gate().gate() == gate, "gate " + gate);
    update("approve", gate.toString());
  }

  CutoverStatus await(Predicate<CutoverStatus> condition, String what) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      CutoverStatus status = status();
      if (condition.test(status)) {
        return status;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not reached: " + what + "; " + status + "; " + steps.calls);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  CutoverStatus awaitPhase(Phase phase) {
    return await(status -> status.phase() == phase, "phase " + phase);
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the step was not reached");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  CutoverReport result() {
    try {
      return cutover.getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, CutoverReport.class);
    } catch (TimeoutException e) {
      throw new AssertionError("the cutover did not end: " + status() + "; " + steps.calls, e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
