package io.beltline.activities.roles;

import io.beltline.activities.sql.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role as the source has it.
 *
 * @param name its name
 * @param root whether it is the source's root user
 * @param excluded whether fences leave it alone
 * @param canLogin whether it may log in there
 * @param attributes words of {@code create role} that set it apart from a new role
 * @param privileged those that only a superuser can give
 * @param connectionLimit how many sessions it may have; -1 for as many as it wants
 * @param validUntil when its password expires, as the server writes it; empty for never
 * @param expires the same in seconds since 1970
 * @param comment on the role
 */
record ApplicationRole(
    String name,
    boolean root,
    boolean excluded,
    boolean canLogin,
    List<String> attributes,
    List<String> privileged,
    int connectionLimit,
    Optional<String> validUntil,
    double expires,
    Optional<String> comment) {

  static ApplicationRole of(ResultSet row) throws SQLException {
    List<String> attributes = new ArrayList<>();
    addIf(attributes, !row.getBoolean("rolinherit"), "noinherit");
    addIf(attributes, row.getBoolean("rolcreaterole"), "createrole");
    addIf(attributes, row.getBoolean("rolcreatedb"), "createdb");
    List<String> privileged = new ArrayList<>();
    addIf(privileged, row.getBoolean("rolsuper"), "superuser");
    addIf(privileged, row.getBoolean("rolreplication"), "replication");
    addIf(privileged, row.getBoolean("rolbypassrls"), "bypassrls");
    return new ApplicationRole(
        row.getString("rolname"),
        row.getBoolean("is_root"),
        row.getBoolean("is_excluded"),
        row.getBoolean("rolcanlogin"),
        List.copyOf(attributes),
        List.copyOf(privileged),
        row.getInt("rolconnlimit"),
        Optional.ofNullable(row.getString("valid_until")),
        row.getDouble("expires"),
        Optional.ofNullable(row.getString("comment")));
  }

  /** What limits its logins, as words of {@code create role} and {@code alter role}. */
  List<String> limits() {
    return List.of(
        "connection limit " + connectionLimit,
        "valid until " + Identifiers.literal(validUntil.orElse("infinity")));
  }

  /** Whether it waits for the destination to be opened, once fenced. */
  boolean waitsForOpening() {
    return canLogin && !root && !excluded;
  }

  private static void addIf(List<String> words, boolean present, String word) {
    if (present) {
      words.add(word);
    }
  }
}
