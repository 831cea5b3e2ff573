package io.beltline.activities.replication;

import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReplicationActivities;
import org.jspecify.annotations.Nullable;

/** What a test of every engine looks at of each, to see what it did. */
enum EngineUnderTest {
  PGLOGICAL(
      EngineKind.PGLOGICAL,
      "select active_pid from pg_replication_slots where slot_name like 'pgl%'",
      "select count(*) from pglogical.subscription",
      "select pglogical.alter_subscription_enable(sub_name) from pglogical.subscription",
      "select string_agg(sync_statuslsn::text, ',') from pglogical.local_sync_status",
      "select count(*) from pglogical.node_interface where if_dsn not like '%new%'"),
  /** One link at a time is awake. */
  NATIVE(
      EngineKind.NATIVE,
      "select active_pid from pg_replication_slots where slot_name = 'beltline_dc1_shop_fwd'",
      "select count(*) from pg_subscription",
      "alter subscription beltline_dc1_shop_fwd enable",
      "select string_agg(srsublsn::text, ',' order by srrelid) from pg_subscription_rel",
      "select count(*) from pg_subscription where subconninfo not like '%new%'");

  final EngineKind kind;
  final String walsender;
  final String subscriptions;
  final String enableForward;
  final String copied;
  final String oldPasswords;

  EngineUnderTest(
      EngineKind kind,
      String walsender,
      String subscriptions,
      String enableForward,
      String copied,
      String oldPasswords) {
    this.kind = kind;
    this.walsender = walsender;
    this.subscriptions = subscriptions;
    this.enableForward = enableForward;
    this.copied = copied;
    this.oldPasswords = oldPasswords;
  }

  LinkBed start() {
    // A worker that ended is started again after this; the default is five seconds.
    ServerOptions options = ServerOptions.defaults().with("wal_retrieve_retry_interval", "100ms");
    return LinkBed.start(options, options, kind);
  }

  /** Ends a link as an outage does, where the opposite one sleeps until then. */
  void turn(ReplicationActivities steps, Link link) {
    if (this == NATIVE) {
      steps.stopLink(link);
    }
  }

  /** Waits until a worker has ended that lost its sender; PostgreSQL starts another one at once. */
  void awaitCrash(LinkBed links, @Nullable String walsender) {
    switch (this) {
      case PGLOGICAL ->
          links.await(
              "down", Side.DESTINATION, "select status from pglogical.show_subscription_status()");
      case NATIVE ->
          links.await(
              "0", Side.SOURCE, "select count(*) from pg_stat_activity where pid = " + walsender);
    }
  }

  /** Whether removal has to lock the application's tables. */
  boolean locksTables() {
    return this == PGLOGICAL;
  }
}
