package io.beltline.worker.polling;

import io.beltline.worker.WorkerSettings;
import io.beltline.worker.temporal.Namespace;
import io.beltline.worker.temporal.SearchAttributes;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.temporal.client.WorkflowClient;
import jakarta.inject.Singleton;

/**
 * The task queues of this process and their polling, which nothing starts but the process itself.
 */
@Factory
final class PollingBeans {

  @Singleton
  TaskQueues taskQueues(WorkerSettings settings, Registration registration) {
    return new TaskQueues(settings.datacenters(), registration);
  }

  @Singleton
  @Bean(preDestroy = "close")
  Polling polling(
      TaskQueues queues,
      WorkflowClient client,
      Namespace namespace,
      SearchAttributes searchAttributes,
      WorkerSettings settings) {
    return new Polling(queues, client, namespace, searchAttributes, settings.shutdownGrace());
  }
}
