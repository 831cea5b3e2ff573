package io.beltline.testbed.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until a server has started, or has ended. */
final class Readiness {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Readiness() {}

  /**
   * Returns when the server accepts connections.
   *
   * @param alive whether there is still a server to wait for
   * @throws IllegalStateException with the server's log when it ended, or took too long
   */
  static void await(PostgresServer server, BooleanSupplier alive) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!accepts(server)) {
      if (!alive.getAsBoolean()) {
        throw new IllegalStateException("the server ended while it started:\n" + server.log());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "no connection within " + DEADLINE.toSeconds() + " s:\n" + server.log());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Returns when the server is gone; fails when it takes too long. */
  static void awaitEnd(PostgresServer server, BooleanSupplier alive) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (alive.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the server did not shut down:\n" + server.log());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean accepts(PostgresServer server) {
    try (Connection connection = server.connect("postgres")) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }
}
