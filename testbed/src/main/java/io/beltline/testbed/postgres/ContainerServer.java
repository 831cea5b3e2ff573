package io.beltline.testbed.postgres;

import io.beltline.testbed.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;

/**
 * A server in a container of the image that {@code docker-compose.yml} uses.
 *
 * <p>PostgreSQL listens inside on the same port number that is published outside, so that one
 * configuration fits this JVM and the other server. Testcontainers removes the container when the
 * JVM is gone.
 */
final class ContainerServer implements PostgresServer {

  /** Names the Debian image to build on, where it is not the one that the Dockerfile names. */
  private static final String BASE_VARIABLE = "BELTLINE_IMAGE_BASE";

  private static final String SUPERUSER = "postgres";
  private static final String SETTINGS_FILE = "/etc/beltline/postgresql.conf";
  private static final Path IMAGE = Path.of("docker", "postgres");

  private final String password = "super-" + UUID.randomUUID();
  private final int port = FreePort.choose();
  private final GenericContainer<?> container;

  private ContainerServer(ServerOptions options) {
    container =
        new GenericContainer<>(image())
            .withEnv("POSTGRES_PASSWORD", password)
            .withCopyToContainer(Transferable.of(settings(options)), SETTINGS_FILE)
            .withCommand("postgres", "-c", "config_file=" + SETTINGS_FILE)
            .waitingFor(new UntilItAccepts());
    container.setPortBindings(List.of("127.0.0.1:" + port + ":" + port));
  }

  static ContainerServer start(ServerOptions options) {
    ContainerServer server = new ContainerServer(options);
    try {
      server.container.start();
      server.allowOutputPlugins(options);
      return server;
    } catch (ContainerLaunchException e) {
      server.close();
      throw new IllegalStateException(rootMessage(e), e);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** Whether a Docker daemon answers. */
  static boolean isPossible() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  private String settings(ServerOptions options) {
    return options
        .with("listen_addresses", "*")
        .with("port", Integer.toString(port))
        .asConfigurationFile();
  }

  @Override
  public String host() {
    return container.getHost();
  }

  @Override
  public String ip() {
    return container.getCurrentContainerInfo().getNetworkSettings().getNetworks().values().stream()
        .map(network -> network.getIpAddress())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the container has no network"));
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String superuser() {
    return SUPERUSER;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public Path dataDirectory() {
    return Path.of("/var/lib/postgresql/data");
  }

  @Override
  public String log() {
    return container.getLogs();
  }

  @Override
  public void start() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    Readiness.await(this, container::isRunning);
  }

  @Override
  public void stop() {
    signal("SIGINT");
  }

  @Override
  public void kill() {
    signal("SIGQUIT");
  }

  @Override
  public void freeze() {
    container.getDockerClient().pauseContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void thaw() {
    container.getDockerClient().unpauseContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void close() {
    container.stop();
  }

  private void signal(String name) {
    String id = container.getContainerId();
    container.getDockerClient().killContainerCmd(id).withSignal(name).exec();
    Readiness.awaitEnd(this, container::isRunning);
  }

  /**
   * Appends the setting once the image has shown whether its server knows it; a reload is enough.
   */
  private void allowOutputPlugins(ServerOptions options) {
    boolean known = exec("postgres", "--describe-config").contains(OutputPlugins.SETTING + "\t");
    String settings = settings(OutputPlugins.allowedIn(options, known));
    container.copyFileToContainer(Transferable.of(settings), SETTINGS_FILE);
    try {
      execute("postgres", "select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot reload the settings of a server", e);
    }
  }

  private String exec(String... command) {
    try {
      return container.execInContainer(command).getStdout();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command[0] + " in the container", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking a container", e);
    }
  }

  private static ImageFromDockerfile image() {
    ImageFromDockerfile image =
        new ImageFromDockerfile("beltline-postgres-under-test", false)
            .withFileFromPath(".", imageDirectory());
    String base = System.getenv(BASE_VARIABLE);
    return base == null ? image : image.withBuildArg("BASE", base);
  }

  private static Path imageDirectory() {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve(IMAGE).resolve("Dockerfile"))) {
      directory = directory.getParent();
    }
    if (directory == null) {
      throw new IllegalStateException("found no " + IMAGE + " above the current directory");
    }
    return directory.resolve(IMAGE);
  }

  /** Hands the wait over to the one that local servers use. */
  private final class UntilItAccepts extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {
      Readiness.await(ContainerServer.this, container::isRunning);
    }
  }
}
