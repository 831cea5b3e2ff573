package io.beltline.activities.fence;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beltline.activities.Deadline;
import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two databases on each of two servers, the shop and the warehouse, with the same roles. */
record NeighbourBed(StepBed steps, Pair warehouse) implements AutoCloseable {
  static final String PASSWORD = "a-password";

  /**
   * What a fence must leave as it was; an ACL that was never touched says the same as its default.
   */
  private static final String STATE =
      """
      select 'role ' || rolname || ' ' || rolcanlogin from pg_roles where rolname !~ '^pg_'
      union all
      select 'right ' || d.datname || ' ' || acl.grantee::regrole || ' ' || acl.grantor::regrole || ' '
             || acl.privilege_type || ' ' || acl.is_grantable
        from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) acl
      union all
      select 'setting ' || setrole::regrole || setdatabase || setconfig::text from pg_db_role_setting
       order by 1
      """;

  private static final String ROLES =
      """
      select format('%I', rolname) from pg_roles
       where rolname !~ '^(pg_|postgres)' order by rolname <> 'lead'
      """;

  static NeighbourBed start() {
    StepBed steps = StepBed.start();
    steps.configure(NeighbourBed::monitored);
    return new NeighbourBed(steps, steps.addPair("warehouse", NeighbourBed::monitored));
  }

  /** Runs a step that waits for a change of somebody else, and dies there. */
  void dies(String change, Runnable step) throws Exception {
    try (Connection other = steps.connect(Side.SOURCE);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(change);
      CompletableFuture<ApplicationFailure> attempt =
          CompletableFuture.supplyAsync(() -> failureOf(step::run));
      Deadline.await(
          () -> !steps.strings(Side.SOURCE, "select 1 from pg_locks where not granted").isEmpty());
      steps.run(
          Side.SOURCE,
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'beltline:%fence#%' or application_name like 'beltline:%Fence#%'");
      assertEquals("ServerShuttingDown", attempt.get().getType());
      other.rollback();
    }
  }

  static ConfigFile monitored(ConfigFile config) {
    return config.with("/exclude_users", List.of("monitor"));
  }

  List<String> state(Side side) {
    return steps.strings(side, STATE);
  }

  /** Of application roles, by whomever they were given. */
  static List<String> rights(List<String> state) {
    return state.stream()
        .filter(line -> line.matches("right (shop|warehouse) (-|app_.*|\"Team\"|lead|monitor) .*"))
        .map(line -> line.replaceAll(" \\S+ (\\S+ \\S+)$", " $1"))
        .distinct()
        .sorted()
        .toList();
  }

  private PostgresServer server(Side side) {
    return side == Side.SOURCE ? steps.servers().source() : steps.servers().destination();
  }

  Connection login(Side side, Pair pair, String role) throws SQLException {
    return server(side).connect(pair.db(), role, PASSWORD);
  }

  void enters(Side side, Pair pair, String role) throws SQLException {
    try (Connection session = login(side, pair, role)) {
      assertEquals(List.of(role), Query.of(session, "select current_user").strings());
    }
  }

  String refused(Side side, Pair pair, String role) {
    return assertThrows(SQLException.class, () -> login(side, pair, role).close(), role)
        .getSQLState();
  }

  /** Everybody may connect to the warehouse; to the shop only who has a right of his own. */
  void createRoles() {
    steps.run(
        Side.SOURCE,
        """
        create role app_one login password '%1$s';
        create role app_two login password '%1$s';
        create role app_root superuser login password '%1$s';
        create role monitor login password '%1$s';
        create role "Team" ;
        create role lead login password '%1$s';
        create role owner login password '%1$s';
        grant "Team" to app_two;
        alter database shop owner to owner;
        revoke connect on database shop from public;
        grant connect on database shop to monitor, "Team";
        grant connect on database shop to lead with grant option;
        set role lead;
        grant connect on database shop to app_one
        """
            .formatted(PASSWORD));
  }

  void removeEverything() throws SQLException {
    for (Side side : Side.values()) {
      StringBuilder statements = new StringBuilder();
      for (Pair pair : List.of(StepBed.PAIR, warehouse)) {
        server(side).execute(pair.db(), "drop schema if exists beltline cascade");
        statements.append("alter database %s owner to postgres;".formatted(pair.db()));
        statements.append("grant connect on database %s to public, postgres;".formatted(pair.db()));
      }
      // What was granted by a role is not dropped with whom it was granted to.
      for (String role : steps.strings(side, ROLES)) {
        statements.append("drop owned by %1$s cascade; drop role %1$s;".formatted(role));
      }
      steps.run(side, statements.toString());
    }
  }

  @Override
  public void close() {
    steps.close();
  }
}
