package io.beltline.activities.fence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.roles.RoleChanges;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Puts up the fence of one side. */
final class Fence {
  private static final String BEGIN =
      """
      with excepted_before as (
        delete from beltline.fence_exception
      )
      insert into beltline.fence (fence_lsn)
      select null where not exists (select from beltline.adoption)
          on conflict (id) do update set fence_lsn = null
      """;
  private static final String SEAL =
      "update beltline.fence set fence_lsn = pg_current_wal_insert_lsn() returning fence_lsn::text";

  private final Attempt attempt;
  private final Side side;
  private final RoleFilter except;
  private final Spared spared;
  private final Connection connection;

  Fence(Attempt attempt, Side side, RoleFilter except) throws SQLException {
    this.attempt = attempt;
    this.side = side;
    this.except = except;
    this.spared = Spared.on(attempt, side, except);
    this.connection = attempt.connect(side);
  }

  FenceReport raise() throws SQLException {
    Before before = Before.look(connection);
    refusePrepared(before.prepared());
    before.ensureSchema(connection);
    if (before.wantsDatabaseBarrier() && !before.ofDatabase()) {
      new DatabaseBarrier(connection).choose();
    }
    revokeLogins(before.wantsDatabaseBarrier());
    ApplicationSessions sessions = new ApplicationSessions(attempt, connection, spared);
    int ended = sessions.endAll();
    Lsn fenceLsn = seal();
    FenceState state = confirm();
    return new FenceReport(fenceLsn, state.logins().size(), ended, sessions.ofRoot());
  }

  private void refusePrepared(List<String> prepared) {
    if (!prepared.isEmpty()) {
      throw StepFailures.stop(
          "PreparedTransactions",
          "The %s has prepared transactions, which could be committed behind the fence: %s"
              .formatted(side, String.join(", ", prepared)),
          "Commit or roll them back (see pg_prepared_xacts).");
    }
  }

  private void revokeLogins(boolean ofDatabase) throws SQLException {
    RoleChanges.run(
        () ->
            Transaction.run(
                connection,
                () -> {
                  begin();
                  FenceExceptions.save(connection, except);
                  new LoginManifest(connection, ofDatabase).saveAndRevoke(spared);
                }));
  }

  private void begin() throws SQLException {
    if (Query.of(connection, BEGIN).run() == 0) {
      throw StepFailures.stop(
          "AdoptionOpen",
          "Changes of the schema of the %s are being adopted, or the rows were not equal afterwards"
              .formatted(side),
          "Type belt adopt-schema until it ends well.");
    }
  }

  /**
   * Takes the fence LSN. Every commit that an application was told of lies before it:
   *
   * <ul>
   *   <li>A session leaves {@code pg_stat_activity} only after its transaction has ended, so the
   *       commit records of all ended sessions are in the log's insert position by now, also those
   *       of {@code synchronous_commit = off}, and also a commit that was on its way when its
   *       session was told to end. The position of written or flushed log could still be before
   *       them.
   *   <li>No session can have begun since: logins were revoked in a transaction that had committed
   *       before the sessions were looked at, and sessions that were just logging in were waited
   *       for.
   *   <li>The commit of this statement itself lies behind the position that it read and is flushed
   *       before it returns, so that the log up to the fence can be sent and survives a crash.
   * </ul>
   */
  private Lsn seal() throws SQLException {
    return Lsn.parse(Query.of(connection, SEAL).one(row -> row.getString(1)));
  }

  private FenceState confirm() throws SQLException {
    FenceState state = FenceState.ofPrepared(connection, spared);
    refusePrepared(state.prepared());
    if (!state.gaps().isEmpty()) {
      throw StepFailures.later(
          "FenceNotHeld",
          "The %s is not fenced: %s".formatted(side, String.join("; ", state.gaps())));
    }
    return state;
  }
}
