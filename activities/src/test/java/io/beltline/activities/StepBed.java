package io.beltline.activities;

import io.beltline.activities.sql.Query;
import io.beltline.activities.step.StepRunner;
import io.beltline.configuration.ConfigurationDirectory;
import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Two fresh servers, a configuration for them, and steps that run on them as Temporal runs them:
 * serialised arguments, one attempt. Close it at the end of the test class.
 */
public final class StepBed implements AutoCloseable {
  /** The pair that every test of a bed works on. */
  public static final Pair PAIR = new Pair("dc1", "shop");

  private final PostgresPair servers;
  private final Path folder;
  private final TestActivityEnvironment environment;

  private StepBed(PostgresPair servers, Path folder) {
    this.servers = servers;
    this.folder = folder;
    WorkflowClientOptions client =
        WorkflowClientOptions.newBuilder().setDataConverter(BeltlineDataConverter.create()).build();
    this.environment =
        TestActivityEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setWorkflowClientOptions(client).build());
  }

  /** Starts two servers with default settings and configures the pair. */
  public static StepBed start() {
    return start(ServerOptions.defaults(), ServerOptions.defaults(), config -> config);
  }

  /** Starts two servers and configures the pair as the test wants it. */
  public static StepBed start(
      ServerOptions source, ServerOptions destination, UnaryOperator<ConfigFile> configuration) {
    PostgresPair servers = PostgresPair.start(PAIR.db(), source, destination);
    try {
      Path folder = Files.createTempDirectory("beltline-steps");
      StepBed bed = new StepBed(servers, folder);
      bed.configure(configuration);
      return bed;
    } catch (IOException e) {
      servers.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the pair's configuration anew. */
  public void configure(UnaryOperator<ConfigFile> change) {
    change.apply(ConfigFile.of(PAIR.dc(), servers)).writeTo(folder);
  }

  /** Creates a database of this name on both servers and configures a pair for it. */
  public Pair addPair(String database, UnaryOperator<ConfigFile> change) {
    PostgresPair more = new PostgresPair(servers.source(), servers.destination(), database);
    try {
      more.source().createDatabase(database);
      more.destination().createDatabase(database);
    } catch (SQLException e) {
      throw new AssertionError(database, e);
    }
    change.apply(ConfigFile.of(PAIR.dc(), more)).writeTo(folder);
    return new Pair(PAIR.dc(), database);
  }

  /**
   * The step interface, backed by the implementation that is built on this bed's configuration;
   * quick steps' limits.
   */
  public <T> T quick(Class<T> steps, Function<StepRunner, ? extends T> implementation) {
    return steps(steps, implementation, Duration.ofSeconds(60));
  }

  /** The same with a long step's limits. */
  public <T> T lasting(Class<T> steps, Function<StepRunner, ? extends T> implementation) {
    return steps(steps, implementation, Duration.ofHours(1));
  }

  private <T> T steps(
      Class<T> steps, Function<StepRunner, ? extends T> implementation, Duration startToClose) {
    environment.registerActivitiesImplementations(
        implementation.apply(new StepRunner(new ConfigurationDirectory(folder))));
    return environment.newActivityStub(
        steps,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(startToClose)
            // The SDK passes heartbeats on at four fifths of this; nothing here enforces it.
            .setHeartbeatTimeout(Duration.ofSeconds(1))
            .build());
  }

  /** Runs steps of which one asks for cancellation, or listens to heartbeats. */
  public TestActivityEnvironment environment() {
    return environment;
  }

  /** The servers, to stop, kill or misconfigure. */
  public PostgresPair servers() {
    return servers;
  }

  /** A session as the side's superuser. The caller closes it. */
  public Connection connect(Side side) throws SQLException {
    return side == Side.SOURCE ? servers.connectToSource() : servers.connectToDestination();
  }

  /** Runs statements as the side's superuser. */
  public void run(Side side, String sql) {
    try (Connection connection = connect(side);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The first column of every row, as the side's superuser sees it. */
  public List<String> strings(Side side, String sql) {
    try (Connection connection = connect(side)) {
      return Query.of(connection, sql).strings();
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public void close() {
    environment.close();
    servers.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(StepBed::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
