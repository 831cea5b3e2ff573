package io.beltline.activities.fence;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table {@code beltline.login_manifest}: who could log in before Beltline took it away. Every
 * method belongs into a transaction of the caller, so that the manifest and the roles change
 * together or not at all.
 */
final class LoginManifest {
  private static final String SAVE = Statements.of(LoginManifest.class, "save-manifest.sql");
  private static final String REVOKE = Statements.of(LoginManifest.class, "revoke-logins.sql");
  private static final String RESTORE = Statements.of(LoginManifest.class, "restore-logins.sql");
  private static final String CLEAR = Statements.of(LoginManifest.class, "clear-manifest.sql");
  private static final String ADD =
      """
      insert into beltline.login_manifest (role_name, can_login)
      select unnest(?::text[]), true
          on conflict (role_name) do update set can_login = true
      """;
  private static final String TAKE_OUT =
      """
      delete from beltline.login_manifest
       where role_name = any (?::text[]) or role_name like any (?::text[])
      returning role_name, can_login::text, recorded_at::text
      """;
  private static final String PUT_BACK =
      """
      insert into beltline.login_manifest (role_name, can_login, recorded_at)
      select * from unnest(?::text[], ?::text[]::boolean[], ?::text[]::timestamptz[])
      """;

  private final Connection connection;

  LoginManifest(Connection connection) {
    this.connection = connection;
  }

  /**
   * Saves who can log in and takes it away. What an earlier attempt saved stays as it is: it saw
   * the roles before they were touched.
   */
  void saveAndRevoke(Spared spared) throws SQLException {
    spared.about(connection, SAVE).run();
    Query.of(connection, REVOKE).run();
  }

  /** Adds roles that are to log in when the manifest is restored. */
  void add(List<String> roles) throws SQLException {
    Query.of(connection, ADD, roles).run();
  }

  /** Gives back what the manifest says, empties it, and tells what it said. */
  List<Entry> restore() throws SQLException {
    List<Entry> entries = giveBack();
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
            .list(row -> new Kept(row.getString(1), row.getString(2), row.getString(3)));
    if (kept.isEmpty()) {
      return restore();
    }
    List<Entry> entries = giveBack();
    putBack(kept);
    if (!entries.isEmpty()) {
      Query.of(connection, "update beltline.fence set fence_lsn = null").run();
    }
    return entries;
  }

  private List<Entry> giveBack() throws SQLException {
    Query.of(connection, RESTORE).run();
    return Query.of(connection, CLEAR)
        .list(row -> new Entry(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
  }

  private void putBack(List<Kept> kept) throws SQLException {
    Query.of(
            connection,
            PUT_BACK,
            kept.stream().map(Kept::role).toList(),
            kept.stream().map(Kept::couldLogIn).toList(),
            kept.stream().map(Kept::recordedAt).toList())
        .run();
  }

  /**
   * One role.
   *
   * @param role its name
   * @param couldLogIn before it was fenced
   * @param present whether it still exists
   */
  record Entry(String role, boolean couldLogIn, boolean present) {}

  /** One role as it stands in the manifest, in the server's own words. */
  private record Kept(String role, String couldLogIn, String recordedAt) {}
}
