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

/** Opens a side to its applications while the other one is fenced. */
final class Opening {
  private static final String MISSING =
      """
      select role_name from unnest(?::text[]) role_name
       where not exists (select from pg_roles r where r.rolname = role_name)
       order by 1
      """;
  private static final String COUNT_OPEN = "select count(*) from fenceable where rolcanlogin";

  private final Side side;
  private final Connection here;
  private final Connection other;
  private final Spared sparedHere;
  private final Spared sparedThere;

  Opening(Attempt attempt, Side side) throws SQLException {
    Map<Side, Connection> connections = attempt.connectBoth();
    this.side = side;
    this.here = Objects.requireNonNull(connections.get(side));
    this.other = Objects.requireNonNull(connections.get(side.other()));
    this.sparedHere = Spared.on(attempt, side);
    this.sparedThere = Spared.on(attempt, side.other());
  }

  OpenReport open() throws SQLException {
    List<String> logins = loginsOfFencedSide();
    // The source has a manifest of its own, which says exactly who could log in there.
    List<String> added = side == Side.DESTINATION ? logins : List.of();
    refuseMissing(added);
    refuseLostManifest(logins);
    giveLogins(added);
    return new OpenReport((int) sparedHere.about(here, COUNT_OPEN).number());
  }

  private List<String> loginsOfFencedSide() throws SQLException {
    FenceState state = FenceState.read(other, sparedThere);
    if (!state.gaps().isEmpty()) {
      throw StepFailures.stop(
          "OtherSideNotFenced",
          "The %s stays closed, because the %s could still be written to: %s"
              .formatted(side, side.other(), String.join("; ", state.gaps())),
          "Fence the %s and drain the link first.".formatted(side.other()));
    }
    return state.logins();
  }

  private void refuseMissing(List<String> logins) throws SQLException {
    List<String> missing = logins.isEmpty() ? List.of() : Query.of(here, MISSING, logins).strings();
    if (!missing.isEmpty()) {
      throw StepFailures.stop(
          "RolesMissing",
          "The %s lacks roles that could log in on the %s: %s"
              .formatted(side, side.other(), String.join(", ", missing)),
          "Create them there (without LOGIN), then resume.");
    }
  }

  /** Somebody could log in on the other side, and nothing tells who may here. */
  private void refuseLostManifest(List<String> there) throws SQLException {
    boolean known =
        side == Side.DESTINATION
            || there.isEmpty()
            || Query.of(here, "select exists (select from beltline.login_manifest)").isTrue()
            || sparedHere.about(here, COUNT_OPEN).number() > 0;
    if (!known) {
      throw StepFailures.stop(
          "LoginManifestLost",
          "The %s stays closed: its login manifest, which says who could log in there, is empty"
              .formatted(side),
          "Insert the roles that are to log in into beltline.login_manifest (role_name, can_login)"
              + " on that side, then try again.");
    }
  }

  /** Merged into the side's own manifest, so that restoring that is the opening. */
  private void giveLogins(List<String> logins) throws SQLException {
    Before.look(here);
    here.setAutoCommit(false);
    LoginManifest manifest = new LoginManifest(here);
    if (!logins.isEmpty()) {
      manifest.add(logins);
    }
    manifest.restore();
    here.commit();
    here.setAutoCommit(true);
  }
}
