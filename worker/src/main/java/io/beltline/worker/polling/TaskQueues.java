package io.beltline.worker.polling;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;

/** The task queues of the datacenters that this process serves: one for each, named after it. */
public final class TaskQueues {
  private static final String PREFIX = "beltline-";
  private static final int POLLERS = 4;

  /** Heartbeats carry the resume position of a copy; a killed worker loses at most this much. */
  private static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(2);

  /** How long a workflow waits for the worker that kept it in memory before another may have it. */
  private static final Duration TAKEOVER = Duration.ofSeconds(2);

  /** Steps that one workflow task may be handed back at once; the outage runs up to this many. */
  private static final int EAGER_STEPS = 8;

  private final List<String> datacenters;
  private final Registration registration;

  /** Serves these datacenters, each with the same registration. */
  public TaskQueues(List<String> datacenters, Registration registration) {
    this.datacenters = List.copyOf(datacenters);
    this.registration = registration;
  }

  /** The names of the task queues, in the order of the datacenters. */
  public List<String> names() {
    return datacenters.stream().map(datacenter -> PREFIX + datacenter).toList();
  }

  /** A factory with a registered worker for every queue, not started. */
  WorkerFactory newFactory(WorkflowClient client, DrainSignal drainSignal) {
    var options = WorkerFactoryOptions.newBuilder().setWorkerInterceptors(drainSignal);
    WorkerFactory factory = WorkerFactory.newInstance(client, options.build());
    for (String datacenter : datacenters) {
      registration.registerOn(factory.newWorker(PREFIX + datacenter, options()), datacenter);
    }
    return factory;
  }

  private static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setMaxConcurrentWorkflowTaskPollers(POLLERS)
        .setMaxConcurrentActivityTaskPollers(POLLERS)
        .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
        .setDefaultHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
        .setStickyQueueScheduleToStartTimeout(TAKEOVER)
        .setAllowActivityHeartbeatDuringShutdown(true)
        .setDisableEagerExecution(false)
        .setMaxEagerActivityReservationsPerWorkflowTask(EAGER_STEPS)
        .build();
  }
}
