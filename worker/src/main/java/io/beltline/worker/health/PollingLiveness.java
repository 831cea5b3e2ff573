package io.beltline.worker.health;

import io.beltline.worker.polling.Polling;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Live means: this process polls, or still tries to. Temporal being away is no reason to restart.
 */
@Singleton
@Liveness
final class PollingLiveness implements HealthIndicator {
  private final Polling polling;

  PollingLiveness(Polling polling) {
    this.polling = polling;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = polling.alive() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(
        HealthResult.builder("polling", status)
            .details(Map.of("state", polling.state().explanation()))
            .build());
  }
}
