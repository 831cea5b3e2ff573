package io.beltline.activities.roles;

import io.beltline.activities.sql.Query;
import io.beltline.configuration.server.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.util.PasswordUtil;

/**
 * Hashes passwords on this side of the connection, so that clear text reaches neither the server
 * nor its log.
 */
final class PasswordHash {
  private PasswordHash() {}

  /** The configured password in the form that the server would store. */
  static String of(Connection connection, Credentials user) throws SQLException {
    String method =
        Query.of(connection, "select pg_catalog.current_setting('password_encryption')")
            .one(row -> row.getString(1));
    // "on" is how servers before 10 call md5; they know nothing else.
    String encryption = method.startsWith("scram") ? method : "md5";
    return PasswordUtil.encodePassword(
        user.name(), user.password().resolve().reveal().toCharArray(), encryption);
  }
}
