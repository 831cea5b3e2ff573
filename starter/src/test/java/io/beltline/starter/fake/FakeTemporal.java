package io.beltline.starter.fake;

import io.beltline.starter.Belt;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.temporal.Deadlines;
import io.beltline.starter.terminal.Terminal;
import io.beltline.workflows.cutover.BeltSearchAttributes;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Temporal server on a port of its own, where a worker serves datacenter {@code test}. */
public final class FakeTemporal implements AutoCloseable {
  private static final Deadlines SHORT =
      new Deadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(1),
          Duration.ofMillis(50));

  private final String address;
  private final TestServer.PortBoundTestServer server;
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private @Nullable WorkerFactory workers;

  private FakeTemporal(int port) {
    address = "127.0.0.1:" + port;
    server = TestServer.createPortBoundServer(port, true);
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setDataConverter(BeltlineDataConverter.create())
                .build());
  }

  /** A server that knows Beltline's search attributes, and a worker. */
  public static FakeTemporal withWorker() {
    FakeTemporal temporal = bare();
    temporal.registerSearchAttributes();
    temporal.startWorker();
    return temporal;
  }

  /** A server that knows nothing of Beltline. */
  public static FakeTemporal bare() {
    return new FakeTemporal(freePort());
  }

  /** A port on which nobody listens. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  /** Serves datacenters {@code test}, {@code empty} and {@code odd}. */
  public void startWorker() {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    serve("beltline-test", factory);
    serve("beltline-empty", factory);
    serve("beltline-odd", factory);
    factory.start();
    workers = factory;
  }

  private static void serve(String taskQueue, WorkerFactory factory) {
    // The test server never takes a cutover away from the memory of a worker that is gone.
    Worker worker =
        factory.newWorker(
            taskQueue,
            WorkerOptions.newBuilder().setStickyQueueScheduleToStartTimeout(Duration.ZERO).build());
    worker.registerWorkflowImplementationTypes(
        FakeCutover.class, FakeCheck.class, FakeDatabases.class, FakeCommand.class);
    worker.registerActivitiesImplementations(new FakeStep.Impl());
  }

  /** Nobody serves it any more. */
  public void stopWorker() {
    if (workers != null) {
      workers.shutdownNow();
      workers.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
      workers = null;
    }
  }

  /** A client of this server. */
  public WorkflowClient client() {
    return client;
  }

  /** Runs {@code belt} against this server. */
  public Ran belt(String... args) {
    return belt(environment(), Path.of(""), args);
  }

  /** Runs {@code belt} against this server, in this directory. */
  public Ran beltIn(Path directory, String... args) {
    return belt(environment(), directory, args);
  }

  /** Runs {@code belt} against this server; what it prints can be read meanwhile. */
  public int belt(ByteArrayOutputStream out, ByteArrayOutputStream err, String... args) {
    return run(environment(), Path.of(""), out, err, args);
  }

  /** Runs {@code belt} with this environment, in this directory. */
  public static Ran belt(Map<String, String> environment, Path directory, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = run(environment, directory, out, err, args);
    return new Ran(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static int run(
      Map<String, String> environment,
      Path directory,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err,
      String... args) {
    Surroundings surroundings =
        new Surroundings(environment, directory, plain(out), plain(err), SHORT);
    return Belt.commandLine(surroundings).execute(args);
  }

  /** The variables that lead to this server. */
  public Map<String, String> environment() {
    return Map.of("TEMPORAL_ADDRESS", address);
  }

  /** The server is not there any more; the worker runs on. */
  public void goAway() {
    server.close();
  }

  @Override
  public void close() {
    stopWorker();
    stubs.shutdownNow();
    server.close();
  }

  private static Terminal plain(ByteArrayOutputStream bytes) {
    return Terminal.plain(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  private void registerSearchAttributes() {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(address)
                .validateAndBuildWithDefaults());
    AddSearchAttributesRequest.Builder request =
        AddSearchAttributesRequest.newBuilder().setNamespace("default");
    BeltSearchAttributes.ALL.forEach(
        key ->
            request.putSearchAttributes(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    operator.blockingStub().addSearchAttributes(request.build());
    operator.shutdownNow();
  }

  /**
   * What a command did.
   *
   * @param exitCode its exit code
   * @param out its stdout
   * @param err its stderr
   */
  public record Ran(int exitCode, String out, String err) {}
}
