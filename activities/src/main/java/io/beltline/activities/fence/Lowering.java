package io.beltline.activities.fence;

import io.beltline.activities.fence.LoginManifest.Entry;
import io.beltline.activities.roles.RoleChanges;
import io.beltline.activities.sql.Transaction;
import io.beltline.workflows.fence.UnfenceReport;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes down the fence of one side. */
final class Lowering {
  private final Connection connection;

  Lowering(Connection connection) {
    this.connection = connection;
  }

  /** Gives every login of the manifest back; harmless without one. */
  UnfenceReport ofAll() throws SQLException {
    return restore(LoginManifest::restore);
  }

  /** The same, except that some roles stay fenced. */
  UnfenceReport ofAllBut(RoleFilter except) throws SQLException {
    return restore(manifest -> manifest.restoreAllBut(except));
  }

  private UnfenceReport restore(Restoring restoring) throws SQLException {
    Before before = Before.look(connection);
    if (!before.manifestKnown()) {
      return new UnfenceReport(0);
    }
    before.ensureSchema(connection);
    List<Entry> entries = new ArrayList<>();
    RoleChanges.run(
        () ->
            Transaction.run(
                connection,
                () ->
                    entries.addAll(
                        restoring.from(new LoginManifest(connection, before.ofDatabase())))));
    List<String> gone =
        entries.stream().filter(e -> e.couldLogIn() && !e.present()).map(Entry::role).toList();
    List<String> held = entries.stream().filter(Entry::held).map(Entry::role).toList();
    long restored =
        entries.stream().filter(e -> e.couldLogIn() && e.present() && !e.held()).count();
    return new UnfenceReport((int) restored, gone, held, Entry.changed(entries));
  }

  /** What is taken from the manifest. */
  @FunctionalInterface
  private interface Restoring {
    List<Entry> from(LoginManifest manifest) throws SQLException;
  }
}
