package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A connection to Temporal on which every call ends in bounded time, with an error that names the
 * address and where it was configured.
 */
public final class Connection implements AutoCloseable {
  private final Profile profile;
  private final Deadlines deadlines;
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(Connection::daemon);
  private final ExecutorService callers = Executors.newCachedThreadPool(Connection::daemon);

  private Connection(Profile profile, Deadlines deadlines, String identity) {
    this.profile = profile;
    this.deadlines = deadlines;
    this.stubs = WorkflowServiceStubs.newServiceStubs(profile.stubs());
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder(profile.settings().toWorkflowClientOptions())
                .setDataConverter(BeltlineDataConverter.create())
                .setIdentity(identity)
                .build());
  }

  /** Connects, and proves that server, credentials and namespace can be used. */
  public static Connection open(Map<String, String> environment, Deadlines deadlines) {
    Profile profile = Profile.load(environment);
    Connection connection =
        new Connection(profile, deadlines, "belt:" + System.getProperty("user.name"));
    try {
      connection.call(connection::lookAtNamespace);
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** The client; use it inside {@link #call(Supplier)} only. */
  public WorkflowClient client() {
    return client;
  }

  /** How long to wait for whom. */
  public Deadlines deadlines() {
    return deadlines;
  }

  /** Calls Temporal; what Temporal itself answers at once. */
  public <T> T call(Supplier<T> call) {
    return call(deadlines.call(), call);
  }

  /**
   * Calls Temporal.
   *
   * @throws NoAnswerException if there is no answer in time
   */
  public <T> T call(Duration limit, Supplier<T> call) {
    Context.CancellableContext context =
        Context.current().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS, alarm);
    try {
      return context.call(call::get);
    } catch (RuntimeException e) {
      throw translated(e, limit);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      context.cancel(null);
    }
  }

  /**
   * Makes many calls at the same time, each by {@link #call(Supplier)} itself; the answers stand in
   * the order of the calls.
   */
  <T> List<T> together(List<Supplier<T>> calls) {
    List<CompletableFuture<T>> answers =
        calls.stream().map(call -> CompletableFuture.supplyAsync(call, callers)).toList();
    try {
      return answers.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    alarm.shutdownNow();
    callers.shutdownNow();
  }

  private boolean lookAtNamespace() {
    return stubs
        .blockingStub()
        .describeNamespace(
            DescribeNamespaceRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .build())
        .hasNamespaceInfo();
  }

  private RuntimeException translated(RuntimeException e, Duration limit) {
    Optional<Status> status = statusOf(e);
    return switch (status.map(Status::getCode).orElse(Status.Code.OK)) {
      case UNAVAILABLE -> new NoAnswerException("Temporal cannot be reached at " + where(e), e);
      case DEADLINE_EXCEEDED, CANCELLED ->
          new NoAnswerException(
              "No answer from Temporal within %d s at %s".formatted(limit.toSeconds(), where(e)),
              e);
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          new BeltException(ExitCode.USAGE, "Temporal refuses these credentials at " + where(e), e);
      case NOT_FOUND -> e instanceof StatusRuntimeException ? unknownNamespace(e) : e;
      default -> e;
    };
  }

  private BeltException unknownNamespace(RuntimeException e) {
    return new BeltException(
        ExitCode.USAGE,
        "Temporal does not know the namespace '%s' (TEMPORAL_NAMESPACE) at %s"
            .formatted(client.getOptions().getNamespace(), where(e)),
        e);
  }

  private String where(RuntimeException e) {
    String said = statusOf(e).map(Connection::reason).orElse("");
    return "%s (%s)%s"
        .formatted(profile.address(), profile.origin(), said.isEmpty() ? "" : ": " + said);
  }

  /** gRPC itself says no more than "io exception"; the reason stands in its cause. */
  private static String reason(Status status) {
    Throwable cause = status.getCause();
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == null
        ? Objects.requireNonNullElse(status.getDescription(), "")
        : String.valueOf(cause.getMessage());
  }

  private static Optional<Status> statusOf(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException grpc) {
        return Optional.of(grpc.getStatus());
      }
    }
    return Optional.empty();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "belt-connection");
    thread.setDaemon(true);
    return thread;
  }
}
