package io.beltline.activities.fence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.fence.OpenReport;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Opens the destination to those who could log in on the source. */
final class Opening {
  private static final String MISSING =
      """
      select role_name from unnest(?::text[]) role_name
       where not exists (select from pg_roles r where r.rolname = role_name)
       order by 1
      """;
  private static final String COUNT_OPEN = "select count(*) from fenceable where rolcanlogin";

  private final Connection source;
  private final Connection destination;
  private final Spared sparedOnSource;
  private final Spared sparedOnDestination;

  Opening(Attempt attempt) throws SQLException {
    Map<Side, Connection> connections = attempt.connectBoth();
    this.source = Objects.requireNonNull(connections.get(Side.SOURCE));
    this.destination = Objects.requireNonNull(connections.get(Side.DESTINATION));
    this.sparedOnSource = Spared.on(attempt, Side.SOURCE);
    this.sparedOnDestination = Spared.on(attempt, Side.DESTINATION);
  }

  OpenReport open() throws SQLException {
    List<String> logins = loginsOfFencedSource();
    refuseMissing(logins);
    giveLogins(logins);
    return new OpenReport((int) sparedOnDestination.about(destination, COUNT_OPEN).number());
  }

  private List<String> loginsOfFencedSource() throws SQLException {
    FenceState state = FenceState.read(source, sparedOnSource);
    if (!state.gaps().isEmpty()) {
      throw StepFailures.stop(
          "SourceNotFenced",
          "The destination stays closed, because the source could still be written to: "
              + String.join("; ", state.gaps()),
          "Fence the source and drain the link first.");
    }
    return state.logins();
  }

  private void refuseMissing(List<String> logins) throws SQLException {
    List<String> missing = Query.of(destination, MISSING, logins).strings();
    if (!missing.isEmpty()) {
      throw StepFailures.stop(
          "RolesMissing",
          "The destination lacks roles that could log in on the source: "
              + String.join(", ", missing),
          "Create them there (without LOGIN), then resume.");
    }
  }

  /** Merged into the destination's own manifest, so that restoring that is the opening. */
  private void giveLogins(List<String> logins) throws SQLException {
    Before.look(destination);
    destination.setAutoCommit(false);
    LoginManifest manifest = new LoginManifest(destination);
    manifest.add(logins);
    manifest.restore();
    destination.commit();
    destination.setAutoCommit(true);
  }
}
