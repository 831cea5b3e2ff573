package io.beltline.testbed.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A PostgreSQL cluster of its own that disappears, with its directory, when it is closed or when
 * the JVM ends in whatever way.
 *
 * <p>Never drop a database in it: with pglogical 2.4.2 preloaded that can hang. Close the server
 * instead.
 */
public interface PostgresServer extends AutoCloseable {

  /** The host name under which this JVM reaches the server. */
  String host();

  /** The address under which another server of the same kind reaches this one. */
  String ip();

  /** The TCP port; the same from this JVM and from another server. */
  int port();

  /** The name of the superuser that {@link #connect(String)} uses. */
  String superuser();

  /** The superuser's password; it differs between JVMs. */
  String password();

  /** The cluster's data directory; inside the container when the server runs in one. */
  Path dataDirectory();

  /** Everything that the server has written to its log so far. */
  String log();

  /**
   * Starts the server again after {@link #stop()} or {@link #kill()}; returns when it accepts
   * connections.
   */
  void start();

  /** Ends all sessions and shuts the server down in order (a fast shutdown). */
  void stop();

  /** Ends the server at once without a checkpoint, as a crash does; the next start recovers. */
  void kill();

  /** Stops all processes of the server where they are: it answers nobody, and loses nothing. */
  void freeze();

  /** Lets the processes go on after {@link #freeze()}. */
  void thaw();

  /** Ends the server and removes everything that it left behind. A second call does nothing. */
  @Override
  void close();

  /** The JDBC URL of a database, without user and password. */
  default String jdbcUrl(String database) {
    return "jdbc:postgresql://"
        + host()
        + ":"
        + port()
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8);
  }

  /** Connects as the superuser, under a name by which a fence lets it go on looking. */
  default Connection connect(String database) throws SQLException {
    return connect(database, superuser(), password(), "beltline-testbed");
  }

  /** Connects as any role. */
  default Connection connect(String database, String user, String password) throws SQLException {
    return connect(database, user, password, "an application");
  }

  /** Connects as any role, under an {@code application_name}. */
  default Connection connect(String database, String user, String password, String applicationName)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", applicationName);
    // Without it the driver tells the name only once it is in.
    properties.setProperty("assumeMinServerVersion", "9.6");
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  /** Creates an empty database that the superuser owns. */
  default void createDatabase(String name) throws SQLException {
    execute("postgres", "create database \"" + name.replace("\"", "\"\"") + "\"");
  }

  /** Runs one or more SQL statements as the superuser. */
  default void execute(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
