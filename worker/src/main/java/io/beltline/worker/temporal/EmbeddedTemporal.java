package io.beltline.worker.temporal;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A Temporal server inside this JVM that only this machine can reach: it listens on the loopback
 * address alone, has no TLS and no authentication, and forgets everything when it stops.
 *
 * <p>It is the Java test server of the Temporal SDK with time skipping locked, so timers run in
 * wall time. It lacks listing, schedules and reset. The gRPC server is built here because the test
 * server's own start method listens on every network interface.
 */
public final class EmbeddedTemporal implements AutoCloseable {
  /** The port on which the {@code temporal} command line looks for a server. */
  public static final int USUAL_PORT = 7233;

  /** At every stop it would tell, with a stack trace, that polls were ended. */
  private static final Logger CALL_CONTEXTS = Logger.getLogger("io.grpc.Context");

  static {
    CALL_CONTEXTS.setLevel(Level.WARNING);
  }

  private final TestServicesStarter services;
  private final TaskRescue rescue;
  private final Server server;

  private EmbeddedTemporal(TestServicesStarter services, TaskRescue rescue, Server server) {
    this.services = services;
    this.rescue = rescue;
    this.server = server;
  }

  /**
   * Starts a server that answers when this method returns.
   *
   * @param port the port on the loopback address, or 0 for any free one
   * @throws IOException if the port is taken
   */
  public static EmbeddedTemporal start(int port) throws IOException {
    boolean lockTimeSkipping = true;
    long startNow = 0;
    var services = new TestServicesStarter(lockTimeSkipping, startNow);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var polls = new WorkflowPolls();
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    GRPCServerHelper.registerServicesAndHealthChecks(
        services.getServices(),
        builder,
        List.of(
            new WatchedPolls(polls),
            new LateCancels(new PendingSteps(services.getWorkflowService()))));
    try {
      Server server = builder.build().start();
      var rescue = new TaskRescue(services.getWorkflowService(), polls);
      return new EmbeddedTemporal(services, rescue, server);
    } catch (IOException e) {
      services.close();
      throw e;
    }
  }

  /** The address as the {@code TEMPORAL_ADDRESS} variable wants it: host and port. */
  public String address() {
    return InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort();
  }

  /** Waits until {@link #close} has ended the server. */
  public void awaitClosed() throws InterruptedException {
    server.awaitTermination();
  }

  /** Ends every call and forgets every workflow; repeating it changes nothing. */
  @Override
  public void close() {
    rescue.close();
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    services.close();
  }
}
