package io.beltline.activities.roles;

import io.beltline.activities.sql.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * A right on the database itself.
 *
 * @param role whose; empty for everybody's
 * @param privilege which
 * @param grantable whether the role may grant it on
 */
record DatabaseGrant(Optional<String> role, Privilege privilege, boolean grantable) {
  /** What there is to grant on a database. */
  enum Privilege {
    CREATE,
    CONNECT,
    TEMPORARY;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static DatabaseGrant of(ResultSet row) throws SQLException {
    return new DatabaseGrant(
        Optional.ofNullable(row.getString("role_name")),
        Privilege.valueOf(row.getString("privilege_type")),
        row.getBoolean("is_grantable"));
  }

  boolean isConnect() {
    return privilege == Privilege.CONNECT;
  }

  String grant(String database) {
    return "grant "
        + privilege.word()
        + on(database)
        + " to "
        + who()
        + (grantable ? " with grant option" : "");
  }

  String revoke(String database) {
    return "revoke " + privilege.word() + on(database) + " from " + who();
  }

  private static String on(String database) {
    return " on database " + Identifiers.quote(database);
  }

  private String who() {
    return role.map(Identifiers::quote).orElse("public");
  }
}
