package io.beltline.activities.roles;

import io.beltline.activities.sql.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server setting that holds for a role, for a role in the database, or for the database.
 *
 * @param scope for whom it holds
 * @param value exactly as the catalog has it
 */
record RoleSetting(Scope scope, String value) {
  /** Settings whose value is a list of quoted names, which no string constant can stand for. */
  private static final Set<String> LISTS =
      Set.of(
          "search_path",
          "temp_tablespaces",
          "local_preload_libraries",
          "session_preload_libraries");

  /**
   * For whom a setting holds.
   *
   * @param role whose sessions; empty for everybody's
   * @param inDatabase whether in this database only
   * @param name of the setting
   */
  record Scope(Optional<String> role, boolean inDatabase, String name) {}

  static RoleSetting of(ResultSet row) throws SQLException {
    Scope scope =
        new Scope(
            Optional.ofNullable(row.getString("role_name")),
            row.getBoolean("in_database"),
            row.getString("name"));
    return new RoleSetting(scope, row.getString("value"));
  }

  /** Whether it is given by setting it in a session first and keeping it from there. */
  boolean isList() {
    return LISTS.contains(scope.name);
  }

  /** The statement that gives it; for a list, what the session has at that moment. */
  String statement(String database) {
    return alter(database)
        + " set "
        + quotedName()
        + (isList() ? " from current" : " to " + Identifiers.literal(value));
  }

  /** The statement that gives it in whatever session. */
  String statementToType(String database) {
    return isList()
        ? alter(database) + " set " + quotedName() + " to " + value
        : statement(database);
  }

  /** The statement that takes it away. */
  String reset(String database) {
    return alter(database) + " reset " + quotedName();
  }

  private String alter(String database) {
    String inDatabase = "database " + Identifiers.quote(database);
    return "alter "
        + scope
            .role
            .map(
                role ->
                    "role "
                        + Identifiers.quote(role)
                        + (scope.inDatabase ? " in " + inDatabase : ""))
            .orElse(inDatabase);
  }

  private String quotedName() {
    return Stream.of(scope.name.split("\\.", -1))
        .map(Identifiers::quote)
        .collect(Collectors.joining("."));
  }
}
