package io.beltline.activities.step;

import io.beltline.configuration.server.Credentials;
import io.beltline.configuration.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Opens sessions. Every one is tagged, has an empty {@code search_path} (a schema that is migrated
 * may be hostile), limits that end its statements before the step's own time is up, so that an
 * orphan is dead before the next attempt acts, and what a database or a role may have set otherwise
 * for its own sessions: transactions that write, at once, and values as the standard writes them.
 */
final class Databases {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);
  private static final String USUAL =
      " -c default_transaction_read_only=off -c default_transaction_isolation=read\\ committed"
          + " -c default_transaction_deferrable=off"
          + " -c array_nulls=on -c standard_conforming_strings=on";

  private static final String TEXTS =
      " -c TimeZone=UTC -c DateStyle=ISO,MDY -c IntervalStyle=postgres -c bytea_output=hex"
          + " -c extra_float_digits=3 -c lc_monetary=C -c xmloption=content -c quote_all_identifiers=off";

  private Databases() {}

  /**
   * Opens a session.
   *
   * @param limit how long a statement may take; zero for as long as it needs
   */
  static Connection open(Server server, Credentials user, String tag, Duration limit)
      throws SQLException {
    return open(server, user, tag, limit, CONNECT_TIMEOUT);
  }

  /** The same with a limit of its own for connecting and logging in. */
  static Connection open(
      Server server, Credentials user, String tag, Duration limit, Duration connectLimit)
      throws SQLException {
    return connect(server, properties(server, user, tag, limit, connectLimit));
  }

  /**
   * Opens a session that plans a statement once and for all values: what was run in a rehearsal is
   * only executed in the outage.
   */
  static Connection openForRepeats(Server server, Credentials user, String tag, Duration limit)
      throws SQLException {
    Properties properties = properties(server, user, tag, limit, CONNECT_TIMEOUT);
    PGProperty.PREPARE_THRESHOLD.set(properties, 1);
    PGProperty.OPTIONS.set(properties, options(limit) + " -c plan_cache_mode=force_generic_plan");
    return connect(server, properties);
  }

  /**
   * Opens a session for streaming replication: without limits, because the log may have nothing to
   * tell for as long as it likes. What it writes of a value is what a comparison reads.
   */
  static Connection openForReplication(Server server, Credentials user, String tag)
      throws SQLException {
    Properties properties = properties(server, user, tag, Duration.ZERO, CONNECT_TIMEOUT);
    PGProperty.REPLICATION.set(properties, "database");
    PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
    PGProperty.OPTIONS.set(properties, options(Duration.ZERO) + TEXTS);
    return connect(server, properties);
  }

  private static Properties properties(
      Server server, Credentials user, String tag, Duration limit, Duration connectLimit) {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, user.name());
    PGProperty.PASSWORD.set(properties, user.password().resolve().reveal());
    PGProperty.APPLICATION_NAME.set(properties, tag);
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.6");
    PGProperty.CONNECT_TIMEOUT.set(properties, (int) connectLimit.toSeconds());
    PGProperty.LOGIN_TIMEOUT.set(properties, (int) connectLimit.toSeconds());
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) limit.toSeconds());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.OPTIONS.set(properties, options(limit));
    PGProperty.PG_DBNAME.set(properties, server.database());
    tls(server, properties);
    return properties;
  }

  private static Connection connect(Server server, Properties properties) throws SQLException {
    String url = "jdbc:postgresql://" + address(server) + ":" + server.port() + "/";
    Connection connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not know " + url, "08001");
    }
    return connection;
  }

  private static String options(Duration limit) {
    long statementMillis = limit.toMillis() * 4 / 5;
    return "-c search_path= -c jit=off -c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=0"
            .formatted(statementMillis, LOCK_TIMEOUT.toMillis())
        + USUAL;
  }

  private static String address(Server server) {
    String address = server.verifiedName().orElse(server.address());
    return address.indexOf(':') >= 0 ? "[" + address + "]" : address;
  }

  private static void tls(Server server, Properties properties) {
    PGProperty.SSL_MODE.set(properties, server.tls().mode().sslmode());
    server.tls().rootCert().ifPresent(f -> PGProperty.SSL_ROOT_CERT.set(properties, f.toString()));
    server.tls().cert().ifPresent(f -> PGProperty.SSL_CERT.set(properties, f.toString()));
    server.tls().key().ifPresent(f -> PGProperty.SSL_KEY.set(properties, f.toString()));
  }
}
