package io.beltline.worker.health;

import io.beltline.worker.polling.Polling;
import io.beltline.worker.polling.PollingState;
import io.beltline.worker.polling.PollingState.Phase;
import io.beltline.worker.temporal.Namespace;
import io.beltline.worker.temporal.NotReady;
import io.beltline.worker.temporal.TemporalProfile;
import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/**
 * Ready means: this process polls its queues and Temporal answers now; else the answer says why.
 */
@Singleton
@Readiness
final class TemporalReadiness implements HealthIndicator {
  private final Polling polling;
  private final Namespace namespace;
  private final TemporalProfile profile;
  private final ExecutorService blocking;

  TemporalReadiness(
      Polling polling,
      Namespace namespace,
      TemporalProfile profile,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.polling = polling;
    this.namespace = namespace;
    this.profile = profile;
    this.blocking = blocking;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return new AsyncSingleResultPublisher<>(blocking, this::look);
  }

  private HealthResult look() {
    PollingState state = polling.state();
    if (state.phase() != Phase.POLLING) {
      return answer(HealthStatus.DOWN, state.explanation());
    }
    try {
      namespace.ensureUsable();
      return answer(HealthStatus.UP, state.explanation());
    } catch (NotReady e) {
      return answer(HealthStatus.DOWN, Objects.toString(e.getMessage()));
    }
  }

  private HealthResult answer(HealthStatus status, String state) {
    return HealthResult.builder("temporal", status)
        .details(
            Map.of("address", profile.address(), "namespace", profile.namespace(), "state", state))
        .build();
  }
}
