package io.beltline.activities.fence;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
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
    Query.of(connection, RESTORE).run();
    List<Entry> entries =
        Query.of(connection, CLEAR)
            .list(row -> new Entry(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
    Query.of(connection, "delete from beltline.fence").run();
    return entries;
  }

  /**
   * One role.
   *
   * @param role its name
   * @param couldLogIn before it was fenced
   * @param present whether it still exists
   */
  record Entry(String role, boolean couldLogIn, boolean present) {}
}
