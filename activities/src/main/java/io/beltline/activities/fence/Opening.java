package io.beltline.activities.fence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.Both;
import io.beltline.activities.step.PairSessions;
import io.beltline.workflows.fence.OpenReport;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Opens a side to its applications while the other one is fenced. */
final class Opening {
  private static final String MISSING =
      """
      select role_name from unnest(?::text[]) role_name
       where not exists (select from pg_roles r where r.rolname = role_name)
       order by 1
      """;
  private static final String NOTE =
      """
      insert into beltline.opening (fence_lsn) values (?::pg_lsn)
          on conflict (id) do update set fence_lsn = excluded.fence_lsn
      """;
  private static final String COUNT_OPEN = "select count(*) from fenceable where enters";

  private final Side side;
  private final Connection here;
  private final Connection other;
  private final Spared sparedHere;
  private final Spared sparedThere;

  Opening(Attempt attempt, Side side) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    this.side = side;
    this.here = sessions.on(side);
    this.other = sessions.on(side.other());
    this.sparedHere = Spared.on(attempt, side);
    this.sparedThere = Spared.on(attempt, side.other());
  }

  /**
   * Opens the side, all or nothing; harmless if an earlier attempt has, of which nobody heard.
   *
   * @param looked is run as soon as it is known that no earlier attempt has: from then on a failure
   *     means that the side is closed
   */
  OpenReport open(Runnable looked) throws SQLException {
    Both<FenceState, Before> look =
        Both.ask(() -> FenceState.read(other, sparedThere), () -> Before.look(here));
    FenceState fenced = look.first();
    if (isOpenBehind(fenced)) {
      return new OpenReport(openLogins(), List.of());
    }
    looked.run();
    List<String> logins = loginsOf(fenced);
    // The source has a manifest of its own, which says exactly who could log in there.
    List<String> added = side == Side.DESTINATION ? logins : List.of();
    refuseMissing(added);
    refuseLostManifest(logins);
    return giveLogins(look.second(), added, fenced);
  }

  private boolean isOpenBehind(FenceState fenced) throws SQLException {
    return fenced.fenceLsn().isPresent()
        && Query.of(
                here,
                "select exists (select from beltline.opening where fence_lsn = ?::pg_lsn)",
                fenced.fenceLsn().get().toString())
            .isTrue();
  }

  private int openLogins() throws SQLException {
    return (int) sparedHere.about(here, COUNT_OPEN).number();
  }

  private List<String> loginsOf(FenceState state) {
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
          "Create them there (without LOGIN).");
    }
  }

  /** Somebody could log in on the other side, and nothing tells who may here. */
  private void refuseLostManifest(List<String> there) throws SQLException {
    boolean known =
        side == Side.DESTINATION
            || there.isEmpty()
            || Query.of(here, "select exists (select from beltline.login_manifest)").isTrue()
            || openLogins() > 0;
    if (!known) {
      throw StepFailures.stop(
          "LoginManifestLost",
          "The %s stays closed: its login manifest, which says who could log in there, is empty"
              .formatted(side),
          "Insert the roles that are to log in into beltline.login_manifest (role_name, can_login)"
              + " on that side.");
    }
  }

  /** An application that cannot log in is worse than an outage that is undone. */
  private void refuseHeld(List<LoginManifest.Entry> entries) {
    List<String> held =
        entries.stream().filter(LoginManifest.Entry::held).map(LoginManifest.Entry::role).toList();
    if (!held.isEmpty()) {
      throw StepFailures.stop(
          "LoginHeldElsewhere",
          "The %s stays closed, because the fence of another database of that server keeps superusers out of it by their login: %s"
              .formatted(side, String.join(", ", held)),
          "alter role … nosuperuser there: then rights keep them out of that database alone. Or exclude them, or wait until that database is opened.");
    }
  }

  /** Merged into the side's own manifest, so that restoring that is the opening. */
  private OpenReport giveLogins(Before before, List<String> added, FenceState fenced)
      throws SQLException {
    before.ensureSchema(here);
    here.setAutoCommit(false);
    LoginManifest manifest = new LoginManifest(here, before.ofDatabase());
    if (!added.isEmpty()) {
      manifest.add(added);
    }
    List<LoginManifest.Entry> entries = manifest.restore();
    refuseHeld(entries);
    if (!added.isEmpty() && !fenced.keptByRight().isEmpty()) {
      new DatabaseBarrier(here).letIn(fenced.keptByRight());
    }
    Query.of(here, NOTE, String.valueOf(fenced.fenceLsn().orElseThrow())).run();
    int open = openLogins();
    here.commit();
    here.setAutoCommit(true);
    return new OpenReport(open, LoginManifest.Entry.changed(entries));
  }
}
