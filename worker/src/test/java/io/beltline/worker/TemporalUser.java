package io.beltline.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** A client of the server at one address, as a person's command line would be. */
public final class TemporalUser implements AutoCloseable {
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  /** Connects when it is first used. */
  public TemporalUser(String address) {
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    this.client = WorkflowClient.newInstance(stubs);
  }

  /** The client. */
  public WorkflowClient client() {
    return client;
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
