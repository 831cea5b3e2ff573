package io.beltline.testbed.proof;

import io.beltline.testbed.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything on one side that a migration may create, move or forget: replication objects, roles,
 * schemas, tables, constraints, grants, sessions.
 *
 * @param objects each in words
 */
public record Traces(Set<String> objects) {

  private static final String LOGIN = "login of ";
  private static final String OBJECTS = Resource.text(Traces.class, "traces.sql");

  public Traces {
    objects = new TreeSet<>(objects);
  }

  /** Enumerates what is there now. */
  public static Traces of(Connection connection) throws SQLException {
    Set<String> objects = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(OBJECTS)) {
      while (rows.next()) {
        objects.add(rows.getString(1));
      }
    }
    return new Traces(objects);
  }

  /** Who can log in. */
  Set<String> logins() {
    return objects.stream()
        .filter(object -> object.startsWith(LOGIN))
        .map(object -> object.substring(LOGIN.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether an object is a session of Beltline. */
  static boolean isSession(String object) {
    return object.startsWith("session ");
  }

  /** What is here and not there. */
  public Set<String> without(Traces other) {
    Set<String> rest = new TreeSet<>(objects);
    rest.removeAll(other.objects);
    return rest;
  }
}
