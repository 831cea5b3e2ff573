package io.beltline.worker.cutover;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.proof.Traces;
import io.beltline.worker.TestTemporal;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Two fresh servers with the small shop on the source, a Temporal server, and a configuration:
 * everything but a worker.
 */
final class MovingBed implements AutoCloseable {
  static final Pair PAIR = new Pair("dc1", "shop");

  final PostgresPair servers;
  final SmallShop shop;
  final TestTemporal temporal;
  final OperatorOfCutover operator;
  private final Path folder;

  private MovingBed(PostgresPair servers, Path folder) throws IOException, SQLException {
    this.servers = servers;
    this.folder = folder;
    this.shop = SmallShop.load(servers);
    this.temporal = TestTemporal.start();
    this.operator = new OperatorOfCutover(temporal.address(), PAIR);
    ConfigFile unused = configure(config -> config);
  }

  /** Starts the servers; what is configured lies below the folder. */
  static MovingBed start(Path folder) {
    PostgresPair servers = PostgresPair.start(PAIR.db());
    try {
      return new MovingBed(servers, folder);
    } catch (IOException e) {
      servers.close();
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      servers.close();
      throw new AssertionError(e);
    }
  }

  /** Writes the pair's configuration anew. */
  ConfigFile configure(UnaryOperator<ConfigFile> change) {
    ConfigFile config =
        change.apply(ConfigFile.of(PAIR.dc(), servers).withOwner(SmallShop.OWNER, shop.password()));
    config.writeTo(folder);
    return config;
  }

  /** A session as the side's superuser. The caller closes it. */
  Connection connect(Side side) throws SQLException {
    return side == Side.SOURCE ? servers.connectToSource() : servers.connectToDestination();
  }

  /** The first column of every row, as the side's superuser. */
  List<String> rows(Side side, String query) {
    try (Connection connection = connect(side);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  /** The only value of a query. */
  String value(Side side, String query) {
    return rows(side, query).get(0);
  }

  /**
   * Every role but the migration's own, as it is stored; passwords of those that the migration
   * carries over.
   */
  List<String> roles(Side side) {
    return rows(
        side,
        """
        select concat_ws(' ', rolname, rolcanlogin, rolsuper, rolinherit, rolcreatedb, rolconnlimit, rolvaliduntil,
          case when rolname in ('shop_web', 'shop_jobs') then rolpassword end)
        from pg_authid where rolname !~ '^pg_' and rolname <> 'pglogical' order by rolname
        """);
  }

  /**
   * Everything on a side that a migration may create, move or forget; without the idle sessions
   * that a worker keeps for a moment and then closes.
   */
  Traces traces(Side side) throws SQLException {
    try (Connection connection = connect(side)) {
      Set<String> objects = new TreeSet<>(Traces.of(connection).objects());
      objects.remove("session beltline:idle");
      return new Traces(objects);
    }
  }

  @Override
  public void close() {
    operator.close();
    temporal.close();
    servers.close();
  }
}
