package io.beltline.testbed.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Two servers with an empty database of the same name on each: what a migration starts from.
 *
 * @param source the server that has the data
 * @param destination the server that will have it
 * @param database the database's name on both
 */
public record PostgresPair(PostgresServer source, PostgresServer destination, String database)
    implements AutoCloseable {

  /** Starts both servers, ready for a migration. */
  public static PostgresPair start(String database) {
    return start(database, ServerOptions.defaults(), ServerOptions.defaults());
  }

  /** Starts both servers, each with settings of its own. */
  public static PostgresPair start(
      String database, ServerOptions source, ServerOptions destination) {
    CompletableFuture<PostgresServer> first =
        CompletableFuture.supplyAsync(() -> startWith(database, source));
    CompletableFuture<PostgresServer> second =
        CompletableFuture.supplyAsync(() -> startWith(database, destination));
    try {
      CompletableFuture.allOf(first, second).join();
      return new PostgresPair(first.join(), second.join(), database);
    } catch (CompletionException e) {
      Stream.of(first, second)
          .filter(server -> !server.isCompletedExceptionally())
          .forEach(server -> server.join().close());
      throw new IllegalStateException("a server of the pair did not start", e.getCause());
    }
  }

  /** Connects to the source as its superuser. */
  public Connection connectToSource() throws SQLException {
    return source.connect(database);
  }

  /** Connects to the destination as its superuser. */
  public Connection connectToDestination() throws SQLException {
    return destination.connect(database);
  }

  /** Ends both servers and removes what they left behind. */
  @Override
  public void close() {
    source.close();
    destination.close();
  }

  private static PostgresServer startWith(String database, ServerOptions options) {
    PostgresServer server = PostgresServers.start(options);
    try {
      server.createDatabase(database);
      return server;
    } catch (SQLException e) {
      server.close();
      throw new IllegalStateException("cannot create database " + database, e);
    }
  }
}
