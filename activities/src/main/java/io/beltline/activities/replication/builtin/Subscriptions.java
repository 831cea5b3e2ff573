package io.beltline.activities.replication.builtin;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.Poll;
import io.beltline.activities.replication.link.QuietSession;
import io.beltline.activities.replication.link.Subscription;
import io.beltline.activities.replication.link.Worker;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.replication.InitialData;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Creates, switches and drops subscriptions on their subscriber. The connection string stands in
 * {@code pg_subscription.subconninfo}, which superusers alone may read.
 *
 * <p>Before PostgreSQL 16 the server that applies starts no more than one worker in each {@code
 * wal_retrieve_retry_interval} (5 s), and a worker without work notices only once a second that its
 * subscription was disabled; so it is ended.
 */
final class Subscriptions {
  private static final String FIND = Statements.of(Subscriptions.class, "subscription.sql");
  private static final String UNKNOWN = Statements.of(Subscriptions.class, "unknown_tables.sql");
  private static final String CREATE = Statements.of(Subscriptions.class, "create.sql");
  private static final String ALIGN = Statements.of(Subscriptions.class, "align.sql");
  private static final String HAND_IN = "select pg_catalog.set_config('beltline.' || ?, ?, true)";
  private static final String END_WORKERS =
      """
      select pg_catalog.pg_terminate_backend(pid)
        from pg_catalog.pg_stat_subscription
       where subname = ?
         and pid is not null
      """;
  private static final String FAILED =
      "select sync_error_count >= 2 from pg_catalog.pg_stat_subscription_stats where subname = ?";
  private static final int FIRST_WITH_STATISTICS = 150_000;
  private static final Duration GONE = Duration.ofSeconds(20);
  private static final Duration MOMENT = Duration.ofMillis(2);

  private Subscriptions() {}

  /** A subscription of this database by name. */
  static Optional<Subscription> find(Connection subscriber, String name) throws SQLException {
    Optional<Look> look = Query.of(subscriber, FIND, name).first(Look::of);
    boolean failed =
        look.filter(Look::mayHaveFailed).isPresent()
            && version(subscriber) >= FIRST_WITH_STATISTICS
            && Query.of(subscriber, FAILED, name).first(row -> row.getBoolean(1)).orElse(false);
    return look.map(seen -> seen.subscription(failed));
  }

  /** A server's version, such as 150020. */
  static long version(Connection connection) throws SQLException {
    return Query.of(connection, "select current_setting('server_version_num')::int").number();
  }

  /** Creates the link's subscription with the slot that is there. */
  static void create(Ends ends, InitialData data, boolean enabled) throws SQLException {
    boolean copy = data == InitialData.COPIED;
    Connection subscriber = ends.subscriber();
    if (copy) {
      Query.of(subscriber, "delete from beltline.marker").run();
    }
    String options =
        "create_slot = false, slot_name = %s, copy_data = %s, enabled = %s"
            .formatted(Identifiers.literal(ends.subscription()), copy, enabled);
    QuietSession.begin(subscriber);
    Transaction.run(
        subscriber,
        () -> {
          handInConnection(ends);
          Query.of(subscriber, HAND_IN, "publication", ends.names().set()).strings();
          Query.of(subscriber, HAND_IN, "options", options).strings();
          Query.of(subscriber, CREATE).run();
        });
  }

  /** Ensures the connection string that the configuration gives now. */
  static void align(Ends ends) throws SQLException {
    QuietSession.begin(ends.subscriber());
    Transaction.run(
        ends.subscriber(),
        () -> {
          handInConnection(ends);
          Query.of(ends.subscriber(), ALIGN).run();
        });
  }

  private static void handInConnection(Ends ends) throws SQLException {
    String dsn = ends.dsn(ends.subscriberSide(), ends.providerSide()) + " connect_timeout=10";
    Query.of(ends.subscriber(), HAND_IN, "subscription", ends.subscription()).strings();
    Query.of(ends.subscriber(), HAND_IN, "connection", dsn).strings();
  }

  /** Whether there are tables that the subscription should know and does not. */
  static boolean lacksTables(Ends ends) throws SQLException {
    List<QualifiedName> tables = Publication.tables(ends);
    return Query.of(
                ends.subscriber(),
                UNKNOWN,
                tables.stream().map(QualifiedName::schema).toList(),
                tables.stream().map(QualifiedName::name).toList(),
                ends.subscription())
            .number()
        > 0;
  }

  /** Takes in what the publication has more by now; what joins is copied, or not. */
  static void refresh(Ends ends, boolean copy) throws SQLException {
    alter(ends, "refresh publication with (copy_data = " + copy + ")");
  }

  /** Enables it, or wakes who should have started its worker. */
  static void enable(Ends ends) throws SQLException {
    alter(ends, "enable");
  }

  private static void alter(Ends ends, String what) throws SQLException {
    Query.of(
            ends.subscriber(),
            "alter subscription %s %s".formatted(Identifiers.quote(ends.subscription()), what))
        .run();
  }

  /** Disables it; returns when none of its workers is there any more. */
  static void disable(Ends ends) throws SQLException {
    disable(ends.attempt(), ends.subscriber(), ends.subscription());
  }

  private static void disable(Attempt attempt, Connection subscriber, String name)
      throws SQLException {
    Query.of(subscriber, "alter subscription %s disable".formatted(Identifiers.quote(name))).run();
    if (!Poll.until(
        attempt, GONE, MOMENT, () -> Query.of(subscriber, END_WORKERS, name).strings().isEmpty())) {
      throw StepFailures.later(
          "WorkerStillRuns",
          "The apply worker of subscription "
              + name
              + " did not end within "
              + GONE.toSeconds()
              + " s after it was disabled");
    }
  }

  /** Drops it and its origin, and nothing on the provider, which need not be there. */
  static void drop(Attempt attempt, Connection subscriber, String name) throws SQLException {
    disable(attempt, subscriber, name);
    String quoted = Identifiers.quote(name);
    Transaction.run(
        subscriber,
        () -> {
          Query.of(subscriber, "alter subscription %s set (slot_name = none)".formatted(quoted))
              .run();
          Query.of(subscriber, "drop subscription " + quoted).run();
        });
  }

  /** What the server's catalogs say of one. */
  private record Look(
      boolean enabled,
      String slot,
      String origin,
      boolean copies,
      boolean unready,
      boolean applying,
      boolean copying) {
    static Look of(ResultSet row) throws SQLException {
      return new Look(
          row.getBoolean("enabled"),
          row.getString("slot"),
          row.getString("origin"),
          row.getBoolean("copies"),
          row.getBoolean("unready"),
          row.getBoolean("applying"),
          row.getBoolean("copying"));
    }

    boolean mayHaveFailed() {
      return enabled && unready && !copying;
    }

    Subscription subscription(boolean failed) {
      return new Subscription(
          enabled, slot, origin, copies, unready ? failed ? 'd' : 'i' : 'r', worker(failed));
    }

    private Worker worker(boolean failed) {
      if (!enabled) {
        return Worker.DISABLED;
      }
      if (!applying || failed) {
        return Worker.DOWN;
      }
      return unready ? Worker.INITIALIZING : Worker.REPLICATING;
    }
  }
}
