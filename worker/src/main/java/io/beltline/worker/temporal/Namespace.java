package io.beltline.worker.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;

/** Tells whether the namespace can be used, and if not, why, in words for an operator. */
public final class Namespace {
  private final TemporalProfile profile;
  private final WorkflowServiceStubs stubs;

  /** Looks at the namespace of the profile through this connection. */
  public Namespace(TemporalProfile profile, WorkflowServiceStubs stubs) {
    this.profile = profile;
    this.stubs = stubs;
  }

  /**
   * Returns only if the server answers, lets this process in and has the namespace.
   *
   * @throws NotReady in every other case
   */
  public void ensureUsable() throws NotReady {
    // Without it an attempt may fail from the memory of the one before, not from the network.
    stubs.getRawChannel().resetConnectBackoff();
    try {
      stubs
          .blockingStub()
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder().setNamespace(profile.namespace()).build());
    } catch (StatusRuntimeException e) {
      throw explain(e);
    }
  }

  /** Says in words what a refused or failed call means for this server and namespace. */
  public NotReady explain(StatusRuntimeException failure) {
    String server = "Temporal at " + profile.address();
    String message =
        switch (failure.getStatus().getCode()) {
          case UNAVAILABLE, DEADLINE_EXCEEDED -> server + " is not reachable";
          case NOT_FOUND ->
              server + " has no namespace " + profile.namespace() + " (TEMPORAL_NAMESPACE)";
          case UNAUTHENTICATED, PERMISSION_DENIED ->
              server + " does not let this worker in (TEMPORAL_API_KEY, TEMPORAL_TLS_…)";
          default -> server + " can't be used";
        };
    return new NotReady(message + ": " + cause(failure), failure);
  }

  private static String cause(StatusRuntimeException failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == failure ? failure.getStatus().toString() : String.valueOf(root.getMessage());
  }
}
