package io.beltline.worker.temporal;

import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.internal.testservice.TestWorkflowService;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the workflows of a worker that is gone go on at another one.
 *
 * <p>A worker has the tasks of the workflows that it keeps in memory sent to a queue of its own. A
 * real server gives such a task to another worker when it is not fetched in time; the test server
 * leaves it there for ever. So a queue that nobody has polled for a second is emptied here, and
 * what lay in it is handed to a worker at the shared queue.
 */
final class TaskRescue implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TaskRescue.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long EVERY_MILLIS = 200;
  private static final long LOOK_MILLIS = 20;

  private final TestWorkflowService service;
  private final WorkflowPolls polls;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            var thread = new Thread(task, "task-rescue");
            thread.setDaemon(true);
            return thread;
          });

  private final Future<?> looking;

  /** Begins to look at once, and looks until it is closed. */
  TaskRescue(TestWorkflowService service, WorkflowPolls polls) {
    this.service = service;
    this.polls = polls;
    this.looking =
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      for (PollWorkflowTaskQueueRequest abandoned : polls.abandoned(Instant.now(), PATIENCE)) {
        empty(abandoned);
      }
    } catch (RuntimeException e) {
      log.error("could not look for the tasks of workers that are gone", e);
    }
  }

  private void empty(PollWorkflowTaskQueueRequest abandoned) {
    Context.CancellableContext brief =
        Context.ROOT.withDeadlineAfter(LOOK_MILLIS, TimeUnit.MILLISECONDS, timer);
    try {
      brief.run(() -> service.pollWorkflowTaskQueue(abandoned, new Adopter(abandoned)));
    } finally {
      brief.cancel(null);
    }
  }

  @Override
  public void close() {
    looking.cancel(true);
    timer.shutdownNow();
  }

  private final class Adopter implements StreamObserver<PollWorkflowTaskQueueResponse> {
    private final PollWorkflowTaskQueueRequest abandoned;

    Adopter(PollWorkflowTaskQueueRequest abandoned) {
      this.abandoned = abandoned;
    }

    @Override
    public void onNext(PollWorkflowTaskQueueResponse task) {
      if (!task.getTaskToken().isEmpty()) {
        log.info("a worker is gone; another one continues {}", task.getWorkflowExecution());
        polls.adopt(abandoned, task);
      }
    }

    @Override
    public void onError(Throwable failure) {
      log.warn("could not take over a task of a worker that is gone", failure);
    }

    @Override
    public void onCompleted() {
      // One answer is all there is.
    }
  }
}
