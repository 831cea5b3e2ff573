package io.beltline.testbed.playbook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.testbed.dataset.Dataset;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.rehearsal.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a story plays with.
 *
 * @param stage two servers, the shop on one of them
 * @param typist who types the commands
 * @param work the folder that they are typed in
 */
record Scene(Stage stage, Typist typist, Path work) {
  PostgresServer source() {
    return stage.pair().source();
  }

  PostgresServer destination() {
    return stage.pair().destination();
  }

  /** Runs SQL as an application does; whoever may not log in cannot. */
  void asApplication(PostgresServer server, String sql) throws SQLException {
    try (Connection connection =
            server.connect(
                stage.pair().database(), Dataset.logins().get(0), stage.dataset().password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether an application may log in there. */
  boolean letsApplicationsIn(PostgresServer server) {
    try {
      asApplication(server, "select 1");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** One number from a side, read as its superuser. */
  long number(PostgresServer server, String sql) throws SQLException {
    return number(server, stage.pair().database(), sql);
  }

  /** The same from another database. */
  static long number(PostgresServer server, String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new IllegalStateException("no row: " + sql);
      }
      return rows.getLong(1);
    }
  }

  /** Runs SQL as the superuser of a side. */
  void asSuperuser(PostgresServer server, String sql) throws SQLException {
    server.execute(stage.pair().database(), sql);
  }

  /** What the replication role of the pair logs in with. */
  String replicationPassword() {
    Path file =
        work.resolve(Path.of("configs", Stage.DATACENTER, stage.pair().database(), "config.json"));
    try {
      return new ObjectMapper().readTree(file.toFile()).at("/src/pglogical_user/pw").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void require(boolean fact, String what) {
    if (!fact) {
      throw new IllegalStateException("not so: " + what);
    }
  }
}
