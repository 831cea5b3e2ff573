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
 * @param attributes what else sets it apart from a new role, as words of {@code create role}
 * @param privileged attributes that only a superuser can give
 * @param comment on the role
 */
record ApplicationRole(
    String name,
    boolean root,
    boolean excluded,
    boolean canLogin,
    List<String> attributes,
    List<String> privileged,
    Optional<String> comment) {

  static ApplicationRole of(ResultSet row) throws SQLException {
    List<String> attributes = new ArrayList<>();
    addIf(attributes, !row.getBoolean("rolinherit"), "noinherit");
    addIf(attributes, row.getBoolean("rolcreaterole"), "createrole");
    addIf(attributes, row.getBoolean("rolcreatedb"), "createdb");
    attributes.add("connection limit " + row.getInt("rolconnlimit"));
    String validUntil = row.getString("valid_until");
    if (validUntil != null) {
      attributes.add("valid until " + Identifiers.literal(validUntil));
    }
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
        Optional.ofNullable(row.getString("comment")));
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
