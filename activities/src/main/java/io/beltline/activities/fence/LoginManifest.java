package io.beltline.activities.fence;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code beltline.login_manifest}: who could log in before Beltline took it away. Where a
 * fence is of the database it holds, beside those that lost their login, those that lost the right
 * to connect. Every method belongs into a transaction of the caller, so that the manifest and the
 * roles change together or not at all.
 */
final class LoginManifest {
  private static final String SAVE = Statements.of(LoginManifest.class, "save-manifest.sql");
  private static final String SAVE_SUPERUSERS =
      Statements.of(LoginManifest.class, "save-superusers.sql");
  private static final String REVOKE = Statements.of(LoginManifest.class, "revoke-logins.sql");
  private static final String RESTORE = Statements.of(LoginManifest.class, "restore-logins.sql");
  private static final String CLEAR = Statements.of(LoginManifest.class, "clear-manifest.sql");

  /** Of every role; a part of a statement, to be put behind {@code with} or a comma. */
  static final String FACTS = Statements.of(LoginManifest.class, "facts.sql");

  private static final String ADD =
      """
      insert into beltline.login_manifest (role_name, can_login)
      select unnest(?::text[]), true
          on conflict (role_name) do update set can_login = true, login_taken = true
      """;
  private static final String TAKE_OUT =
      """
      delete from beltline.login_manifest
       where role_name = any (?::text[]) or role_name like any (?::text[])
      returning role_name, can_login::text, recorded_at::text, login_taken::text, facts::text
      """;
  private static final String PUT_BACK =
      """
      insert into beltline.login_manifest (role_name, can_login, recorded_at, login_taken, facts)
      select * from unnest(?::text[], ?::text[]::boolean[], ?::text[]::timestamptz[], ?::text[]::boolean[], ?::text[]::jsonb[])
      """;

  private final Connection connection;
  private final boolean ofDatabase;

  /**
   * Of the side that the session is on.
   *
   * @param ofDatabase whether the side's fences are of its database
   */
  LoginManifest(Connection connection, boolean ofDatabase) {
    this.connection = connection;
    this.ofDatabase = ofDatabase;
  }

  /**
   * Saves who can log in and keeps them out: by the right to connect, where the fence is of the
   * database, and by the login whom that does not keep out; by the login elsewhere. What an earlier
   * attempt saved stays as it is: it saw the roles before they were touched.
   */
  void saveAndRevoke(Spared spared) throws SQLException {
    if (ofDatabase) {
      new DatabaseBarrier(connection).raise(spared);
    }
    String save = ofDatabase ? SAVE_SUPERUSERS : SAVE;
    // Two statements in one round trip: everybody waits for this transaction.
    spared.about(connection, ", " + FACTS + save + ";" + REVOKE).run();
  }

  /** Adds roles that are to log in when the manifest is restored. */
  void add(List<String> roles) throws SQLException {
    Query.of(connection, ADD, roles).run();
  }

  /** Gives back what the manifest says, empties it, and tells what it said. */
  List<Entry> restore() throws SQLException {
    List<Entry> entries = giveBack();
    if (ofDatabase) {
      DatabaseBarrier barrier = new DatabaseBarrier(connection);
      if (!barrier.lower()) {
        barrier.letIn(keptByRight(entries));
      }
    }
    Query.of(connection, "delete from beltline.fence").run();
    return entries;
  }

  /**
   * The same, except that some roles stay as they are, and in the manifest. With one of them there
   * the side stays fenced; but when others log in again, its fence has no position any more behind
   * which nothing is written.
   */
  List<Entry> restoreAllBut(RoleFilter except) throws SQLException {
    List<Kept> kept =
        Query.of(connection, TAKE_OUT, except.names(), except.patterns())
            .list(
                row ->
                    new Kept(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
    if (kept.isEmpty()) {
      return restore();
    }
    List<Entry> entries = giveBack();
    putBack(kept);
    if (!keptByRight(entries).isEmpty()) {
      new DatabaseBarrier(connection).admit(keptByRight(entries));
    }
    if (!entries.isEmpty()) {
      Query.of(connection, "update beltline.fence set fence_lsn = null").run();
    }
    return entries;
  }

  private List<Entry> giveBack() throws SQLException {
    Query.of(connection, RESTORE).run();
    return Query.of(connection, "with " + FACTS + CLEAR)
        .list(
            row ->
                new Entry(
                    row.getString("role_name"),
                    row.getBoolean("can_login"),
                    row.getBoolean("login_taken"),
                    row.getBoolean("present"),
                    row.getBoolean("held"),
                    List.of((String[]) row.getArray("changes").getArray())));
  }

  private static List<String> keptByRight(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.couldLogIn() && !entry.loginTaken() && entry.present())
        .map(Entry::role)
        .toList();
  }

  private void putBack(List<Kept> kept) throws SQLException {
    Query.of(
            connection,
            PUT_BACK,
            kept.stream().map(Kept::role).toList(),
            kept.stream().map(Kept::couldLogIn).toList(),
            kept.stream().map(Kept::recordedAt).toList(),
            kept.stream().map(Kept::loginTaken).toList(),
            kept.stream().map(Kept::facts).toList())
        .run();
  }

  /**
   * One role.
   *
   * @param role its name
   * @param couldLogIn before it was fenced
   * @param loginTaken whether that kept it out; if not, the rights of the database did
   * @param present whether it still exists
   * @param held whether it has no login yet, because the fence of another database keeps it out too
   * @param changes what somebody has changed of it since it was saved, which stays as it is
   */
  record Entry(
      String role,
      boolean couldLogIn,
      boolean loginTaken,
      boolean present,
      boolean held,
      List<String> changes) {
    /** What became of those that were changed, in words. */
    static List<String> changed(List<Entry> entries) {
      return entries.stream()
          .filter(entry -> !entry.changes.isEmpty())
          .map(entry -> entry.role + ": " + String.join(", ", entry.changes))
          .sorted()
          .toList();
    }
  }

  /** One role as it stands in the manifest, in the server's own words. */
  private record Kept(
      String role,
      String couldLogIn,
      String recordedAt,
      String loginTaken,
      @Nullable String facts) {}
}
