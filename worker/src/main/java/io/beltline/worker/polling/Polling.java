package io.beltline.worker.polling;

import io.beltline.worker.polling.PollingState.Phase;
import io.beltline.worker.temporal.Namespace;
import io.beltline.worker.temporal.NotReady;
import io.beltline.worker.temporal.SearchAttributes;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes work as soon as Temporal can be used, however long that takes, and until it is closed. It
 * never ends the process because Temporal is away.
 */
public final class Polling implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Polling.class);
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

  private final TaskQueues queues;
  private final WorkflowClient client;
  private final Namespace namespace;
  private final SearchAttributes searchAttributes;
  private final Duration grace;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread starter = new Thread(this::startWhenUsable, "temporal-start");
  private final DrainSignal drainSignal = new DrainSignal();
  private volatile PollingState state = PollingState.waiting("not started yet");
  private volatile @Nullable WorkerFactory running;

  /**
   * Prepares polling; nothing is contacted before {@link #start}.
   *
   * @param grace how long running steps may take to end once this is closed
   */
  public Polling(
      TaskQueues queues,
      WorkflowClient client,
      Namespace namespace,
      SearchAttributes searchAttributes,
      Duration grace) {
    this.queues = queues;
    this.client = client;
    this.namespace = namespace;
    this.searchAttributes = searchAttributes;
    this.grace = grace;
  }

  /** Begins to wait for Temporal in the background, and polls once it is there. */
  public void start() {
    starter.setDaemon(true);
    starter.start();
  }

  /** Where this worker is in its life. */
  public PollingState state() {
    return state;
  }

  /** False if this worker neither polls nor tries to: only a restart helps. */
  public boolean alive() {
    return state.phase() != Phase.WAITING || starter.isAlive();
  }

  private void startWhenUsable() {
    var backoff = new Backoff(FIRST_DELAY, LONGEST_DELAY);
    try {
      while (!startOnce()) {
        Duration delay = backoff.next();
        log.warn("waiting: {}; next look in {} ms", state.explanation(), delay.toMillis());
        if (closing.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean startOnce() {
    try {
      namespace.ensureUsable();
      searchAttributes.ensureRegistered();
      startPolling();
      return true;
    } catch (StatusRuntimeException e) {
      waitBecause(namespace.explain(e));
    } catch (NotReady e) {
      waitBecause(e);
    }
    return false;
  }

  private synchronized void waitBecause(NotReady reason) {
    if (closing.getCount() > 0) {
      state = PollingState.waiting(Objects.toString(reason.getMessage()));
    }
  }

  private synchronized void startPolling() {
    if (closing.getCount() == 0) {
      return;
    }
    WorkerFactory factory = queues.newFactory(client, drainSignal);
    try {
      factory.start();
    } catch (StatusRuntimeException e) {
      factory.shutdownNow();
      throw e;
    }
    running = factory;
    state =
        new PollingState(Phase.POLLING, "taking work from " + String.join(", ", queues.names()));
    log.info(state.explanation());
  }

  /**
   * Drains: takes no new work, tells running steps through their next heartbeat that this worker
   * ends, waits for them up to the grace time, then interrupts what is left. Another worker goes on
   * from what they reported last.
   */
  @Override
  public void close() {
    closing.countDown();
    synchronized (this) {
      WorkerFactory factory = running;
      if (factory != null) {
        running = null;
        drain(factory);
      }
      state = new PollingState(Phase.STOPPED, "stopped");
    }
  }

  private void drain(WorkerFactory factory) {
    state = new PollingState(Phase.DRAINING, "draining");
    log.info("draining: no new work; running steps have {} s to end", grace.toSeconds());
    factory.shutdown();
    drainSignal.give();
    factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    if (!factory.isTerminated()) {
      log.warn("steps did not end within {} s and are interrupted", grace.toSeconds());
      factory.shutdownNow();
      factory.awaitTermination(AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS);
    }
    log.info("drained");
  }
}
