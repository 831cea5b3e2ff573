package io.beltline.activities.precheck;

import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.replication.EngineKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes every check that the reachable sides allow, and collects what they find. */
final class Inspection {
  private static final List<SideCheck> OF_PGLOGICAL =
      List.of(
          new PreloadCheck(),
          new OutputPluginCheck("pglogical_output"),
          new ExtensionAvailableCheck(),
          new ForeignNodeCheck());

  private static final List<SideCheck> OF_NATIVE =
      List.of(
          new NativeVersionCheck(), new OutputPluginCheck("pgoutput"), new NativeTruncateCheck());

  private static final List<SideCheck> SIDE_CHECKS =
      List.of(
          new WalKeptCheck(),
          new CapacityCheck(),
          new RootRightsCheck(),
          new OwnerCheck(),
          new ReplicationPasswordCheck(),
          new BackgroundWritersCheck(),
          new TransactionsCheck(),
          new EarlierMigrationCheck(),
          new InactiveSlotsCheck(),
          new ScopeCheck(),
          new DestinationEmptyCheck(),
          new NotCarriedCheck(),
          new LargeObjectsCheck(),
          new TravelCheck());

  private final Attempt attempt;
  private final List<Finding> findings = new ArrayList<>();

  Inspection(Attempt attempt) {
    this.attempt = attempt;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void add(List<Finding> more) {
    findings.addAll(more);
  }

  /** Opens a side; empty when it is closed to us, or of a version that nothing here knows. */
  Optional<InspectedSide> open(Side side) throws SQLException {
    Server server = attempt.server(side);
    Connection connection;
    try {
      connection = attempt.connect(side);
    } catch (SQLException e) {
      attempt.throwIfEnded();
      // It is there and comes up; an address that does not answer may be a wrong one.
      if (PostgresFailure.of(e.getSQLState()) == PostgresFailure.SERVER_SHUTTING_DOWN) {
        throw e;
      }
      findings.add(closed(side, server, e));
      return Optional.empty();
    }
    InspectedSide inspected =
        InspectedSide.of(side, server, connection, attempt.configuration().scope());
    List<Finding> version = new VersionCheck().findings(inspected);
    findings.addAll(version);
    return version.isEmpty() ? Optional.of(inspected) : Optional.empty();
  }

  /** Makes the checks that need only that side, as far as they concern links of this engine. */
  void check(InspectedSide inspected, EngineKind engine) throws SQLException {
    List<SideCheck> checks = new ArrayList<>(List.of(new WalLevelCheck()));
    checks.addAll(engine == EngineKind.PGLOGICAL ? OF_PGLOGICAL : OF_NATIVE);
    checks.addAll(SIDE_CHECKS);
    for (SideCheck check : checks) {
      run(inspected.side().toString(), check.getClass(), () -> check.findings(inspected));
    }
  }

  /** Makes the checks that compare the sides; and tries the schema when nothing is in its way. */
  void compare(InspectedSide source, InspectedSide destination) throws SQLException {
    List<PairCheck> checks =
        List.of(
            new SameDatabaseCheck(),
            new VersionOrderCheck(),
            new EncodingCheck(),
            new ResultSettingsCheck(),
            new ExtensionsCheck(),
            new PartitionParentCheck(),
            new DiskSpaceCheck(),
            new NeighboursCheck(attempt),
            new RolesCheck(attempt),
            new ClientProgramsCheck(),
            new ServerToServerCheck(attempt.applicationName()));
    for (PairCheck check : checks) {
      run("both sides", check.getClass(), () -> check.findings(source, destination));
    }
    if (findings.stream().noneMatch(f -> f.severity() == Finding.Severity.BLOCKER)) {
      PairCheck trial = new SchemaTrialCheck(attempt);
      run("both sides", trial.getClass(), () -> trial.findings(source, destination));
    }
  }

  private void run(String where, Class<?> check, Look look) throws SQLException {
    attempt.throwIfEnded();
    try {
      findings.addAll(look.findings());
    } catch (SQLException e) {
      PostgresFailure failure = PostgresFailure.of(e.getSQLState());
      if (failure.retryable()) {
        throw e;
      }
      String reason = check.getSimpleName() + " failed: " + StepFailures.cause(e);
      // Managed servers keep some views from root; the steps do without these.
      findings.add(
          failure == PostgresFailure.NOT_ALLOWED
              ? FindingCode.NOT_CHECKED.warning(where, reason, failure.remedy())
              : FindingCode.NOT_CHECKED.blocker(where, reason, failure.remedy()));
    }
  }

  private static Finding closed(Side side, Server server, SQLException error) {
    PostgresFailure failure = PostgresFailure.of(error.getSQLState());
    FindingCode code =
        switch (failure) {
          case AUTHENTICATION_REFUSED -> FindingCode.LOGIN_REFUSED;
          case TLS_REFUSED -> FindingCode.TLS_REFUSED;
          case DATABASE_MISSING -> FindingCode.DATABASE_MISSING;
          default -> FindingCode.UNREACHABLE;
        };
    return code.blocker(
        side,
        "cannot connect to %s port %d, database %s, as %s: %s"
            .formatted(
                server.address(),
                server.port(),
                server.database(),
                server.root().name(),
                StepFailures.cause(error)),
        failure.remedy());
  }

  @FunctionalInterface
  private interface Look {
    List<Finding> findings() throws SQLException;
  }
}
