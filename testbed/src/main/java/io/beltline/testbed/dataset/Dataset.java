package io.beltline.testbed.dataset;

import io.beltline.testbed.Resource;
import io.beltline.testbed.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The shop, filled with as many rows as wanted: the same rows each time for the same scale.
 *
 * @param scale 1.0 for about a million rows
 * @param password of the owner and of all logins
 */
public record Dataset(double scale, String password) {

  /** The role that owns the database and everything in it. */
  public static final String OWNER = "shop_owner";

  /** The role without login that carries the rights of the applications. */
  public static final String GROUP = "shop_readwrite";

  /** How many application roles there are. */
  public static final int LOGINS = 20;

  private static final List<String> SHAPE = List.of("types", "catalogue", "trade", "operations");
  private static final List<String> CONTENT = List.of("sequences", "rows", "keys", "constraints");
  private static final List<String> AROUND = List.of("programs", "grants");

  public Dataset {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("scale must be above 0, not " + scale);
    }
  }

  /** About a million rows, times the scale. */
  public static Dataset ofScale(double scale) {
    return new Dataset(scale, "shop-" + UUID.randomUUID());
  }

  /** A few thousand rows: every shape, and a load of about a second. */
  public static Dataset small() {
    return ofScale(0.005);
  }

  /** The application roles, each of which may connect with {@link #password()}. */
  public static List<String> logins() {
    return IntStream.rangeClosed(1, LOGINS)
        .mapToObj(number -> String.format(Locale.ROOT, "shop_app_%02d", number))
        .toList();
  }

  /** Creates roles, objects and rows in an empty database, and analyses it. */
  public void load(PostgresServer server, String database) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      hand(connection, "dataset.password", password);
      hand(connection, "dataset.scale", Double.toString(scale));
      statement.execute("set synchronous_commit = off; set maintenance_work_mem = '256MB'");
      run(statement, List.of("owner", "roles"));
      statement.execute("set role " + OWNER);
      run(statement, SHAPE);
      run(statement, CONTENT);
      run(statement, AROUND);
      statement.execute("reset role; analyze");
    }
  }

  /**
   * Creates, on a destination, what its administrator provides there before a migration: the owner,
   * who owns the empty database.
   */
  public void prepareDestination(PostgresServer server, String database) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      hand(connection, "dataset.password", password);
      run(statement, "owner");
    }
  }

  private static void hand(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config(?, ?, false)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.execute();
    }
  }

  private static void run(Statement statement, List<String> scripts) throws SQLException {
    for (String script : scripts) {
      run(statement, script);
    }
  }

  private static void run(Statement statement, String script) throws SQLException {
    try {
      statement.execute(Resource.text(Dataset.class, script + ".sql"));
    } catch (SQLException e) {
      throw new SQLException(script + ".sql: " + e.getMessage(), e.getSQLState(), e);
    }
  }
}
