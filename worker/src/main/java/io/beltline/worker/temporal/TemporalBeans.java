package io.beltline.worker.temporal;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.util.Duration;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import jakarta.inject.Singleton;

/** The connection to Temporal and its metrics; making these beans contacts nobody yet. */
@Factory
final class TemporalBeans {
  private static final double METRICS_EVERY_SECONDS = 5;

  @Singleton
  @Bean(preDestroy = "close")
  Scope metrics(MeterRegistry registry) {
    return new RootScopeBuilder()
        .reporter(new MicrometerClientStatsReporter(registry))
        .reportEvery(Duration.ofSeconds(METRICS_EVERY_SECONDS));
  }

  @Singleton
  @Bean(preDestroy = "shutdownNow")
  WorkflowServiceStubs stubs(TemporalProfile profile, Scope metrics) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder(profile.service())
            .setMetricsScope(metrics)
            .validateAndBuildWithDefaults());
  }

  @Singleton
  WorkflowClient client(WorkflowServiceStubs stubs, TemporalProfile profile) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setNamespace(profile.namespace())
            .setDataConverter(BeltlineDataConverter.create())
            .build());
  }

  @Singleton
  Namespace namespace(TemporalProfile profile, WorkflowServiceStubs stubs) {
    return new Namespace(profile, stubs);
  }

  @Singleton
  SearchAttributes searchAttributes(TemporalProfile profile) {
    return new SearchAttributes(profile);
  }
}
