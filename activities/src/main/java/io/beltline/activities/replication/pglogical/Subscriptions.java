package io.beltline.activities.replication.pglogical;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.Poll;
import io.beltline.activities.replication.link.QuietSession;
import io.beltline.activities.replication.link.Subscription;
import io.beltline.activities.replication.link.Worker;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.replication.InitialData;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Creates, switches and drops subscriptions on their subscriber.
 *
 * <p>Measured with pglogical 2.4.2 on PostgreSQL 15: a worker is gone 25 to 70 ms after its
 * subscription was disabled, and a new one is connected 25 to 70 ms after it was enabled. A worker
 * that <em>crashed</em> is another matter: its manager may look again only after 5 to 180 s (137 s
 * seen). Enabling an enabled subscription wakes the manager, which then keeps to its 5 s after the
 * crash (5.7 s seen); disabling and enabling it makes the manager forget the crash (27 ms seen).
 * During the first second of a worker the manager holds a lock that makes whoever disables its
 * subscription wait for the rest of that second.
 */
final class Subscriptions {
  private static final String FIND = Statements.of(Subscriptions.class, "subscription.sql");
  private static final Duration GONE_AT_ONCE = Duration.ofSeconds(2);
  private static final Duration GONE = Duration.ofSeconds(20);
  private static final Duration LETTING_GO = Duration.ofMillis(500);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private Subscriptions() {}

  /** A subscription by name. */
  static Optional<Subscription> find(Connection subscriber, String name) throws SQLException {
    return Query.of(subscriber, FIND, name)
        .first(
            row ->
                new Subscription(
                    row.getBoolean("sub_enabled"),
                    row.getString("slot"),
                    row.getString("slot"),
                    row.getBoolean("copies"),
                    row.getString("sync_status").charAt(0),
                    Worker.parse(row.getString("worker"))));
  }

  /** Creates the link's subscription, enabled. */
  static void create(Ends ends, InitialData data) throws SQLException {
    boolean copy = data == InitialData.COPIED;
    QuietSession.begin(ends.subscriber());
    Nodes.align(ends, ends.subscriberSide(), ends.providerSide());
    if (copy) {
      Query.of(ends.subscriber(), "delete from beltline.marker").run();
    }
    Query.of(
            ends.subscriber(),
            """
            select pglogical.create_subscription(
              subscription_name := ?::name, provider_dsn := ?, replication_sets := array[?],
              synchronize_structure := false, synchronize_data := ?, forward_origins := '{}')
            """,
            ends.subscription(),
            ends.dsn(ends.subscriberSide(), ends.providerSide()),
            ends.names().set(),
            copy)
        .run();
  }

  /**
   * Enables it, or wakes the manager that should have restarted its worker. A worker that runs is
   * restarted by this.
   */
  static void enable(Ends ends) throws SQLException {
    Query.of(
            ends.subscriber(),
            "select pglogical.alter_subscription_enable(?::name, false)",
            ends.subscription())
        .run();
  }

  /** Disables it and makes its manager forget an earlier crash; returns when its worker is gone. */
  static void disable(Ends ends) throws SQLException {
    disable(ends.attempt(), ends.subscriber(), ends.subscription());
  }

  private static void disable(Attempt attempt, Connection subscriber, String name)
      throws SQLException {
    // Not "immediate": that ends the worker before this is committed, and its manager may start
    // another one in between. The end of the transaction ends the worker all the same.
    Query.of(subscriber, "select pglogical.alter_subscription_disable(?::name, false)", name).run();
    if (!Poll.until(attempt, GONE_AT_ONCE, MOMENT, () -> gone(subscriber, name))) {
      CopySessions.end(subscriber, name);
    }
    if (!Poll.until(attempt, GONE, MOMENT, () -> gone(subscriber, name))) {
      throw StepFailures.later(
          "WorkerStillRuns",
          "The apply worker of subscription "
              + name
              + " did not end within "
              + GONE.toSeconds()
              + " s after it was disabled");
    }
  }

  private static boolean gone(Connection subscriber, String name) throws SQLException {
    return find(subscriber, name).map(link -> link.worker() == Worker.DISABLED).orElse(true);
  }

  /** Starts a crashed worker at once. Not to be called while one runs. */
  static void restart(Ends ends) throws SQLException {
    disable(ends);
    enable(ends);
  }

  /**
   * Drops it. pglogical drops its slot and its origin with it where it can, and only warns where it
   * cannot.
   */
  static void drop(Ends ends) throws SQLException {
    drop(ends.attempt(), ends.subscriber(), ends.subscription());
  }

  /**
   * The same by name, for whoever cannot look after the slot: the provider lets go of that a moment
   * after the worker has ended, and pglogical tries to drop it once.
   */
  static void dropAlone(Attempt attempt, Connection subscriber, String name) throws SQLException {
    disable(attempt, subscriber, name);
    attempt.pause(LETTING_GO);
    drop(attempt, subscriber, name);
  }

  private static void drop(Attempt attempt, Connection subscriber, String name)
      throws SQLException {
    disable(attempt, subscriber, name);
    Query.of(subscriber, "select pglogical.drop_subscription(?::name, true)", name).run();
  }
}
