package io.beltline.activities.fence;

import io.beltline.activities.StepBed;
import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A source with roles of every kind that a fence meets, and the steps that fence it. */
record FenceBed(StepBed bed, FenceActivities steps) {
  static final String PASSWORD = "a-password";
  private static final List<String> ROLES =
      List.of(
          "app_one login",
          "\"App \"\"two\"\"\" login",
          "app_root superuser login",
          "rds_report login",
          "rdsadmin login",
          "datadog login",
          "\"Datadog\" login",
          "mon_one login",
          "monx login",
          "team nologin");

  static FenceBed start() {
    StepBed bed =
        StepBed.start(
            ServerOptions.defaults().with("max_prepared_transactions", "5"),
            ServerOptions.defaults(),
            config -> excluding(config, "datadog"));
    bed.run(Side.SOURCE, "create table ledger (id bigint primary key)");
    return new FenceBed(bed, bed.quick(FenceActivities.class, FenceActivitiesImpl::new));
  }

  void createRoles() {
    ROLES.forEach(
        role -> bed.run(Side.SOURCE, "create role " + role + " password '" + PASSWORD + "'"));
    bed.run(Side.SOURCE, "create role pglogical login replication; grant all on ledger to app_one");
  }

  void removeRoles() {
    bed.run(Side.SOURCE, "drop schema if exists beltline cascade; drop owned by app_one");
    Roles.drop(bed, Side.SOURCE);
  }

  /** Leaves these alone, and whom the pattern names. */
  static ConfigFile excluding(ConfigFile config, String... users) {
    return config
        .with("/exclude_users", List.of(users))
        .with("/exclude_patterns", List.of("mon\\_%"));
  }

  Connection login(String role, String database) throws SQLException {
    return bed.servers().source().connect(database, role, PASSWORD);
  }

  /** A session of an application's that calls itself as it likes. */
  Connection login(String role, String database, String applicationName) throws SQLException {
    return bed.servers().source().connect(database, role, PASSWORD, applicationName);
  }

  /** A session of the root user that is not ours. */
  Connection asRoot(String applicationName) throws SQLException {
    PostgresServer source = bed.servers().source();
    return source.connect(
        StepBed.PAIR.db(), source.superuser(), source.password(), applicationName);
  }
}
