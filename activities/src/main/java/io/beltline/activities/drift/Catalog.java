package io.beltline.activities.drift;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One side's schema: its objects by kind and name. */
final class Catalog {
  private static final String READ = Statements.of(Catalog.class, "catalog.sql");
  private static final int MAJOR = 10_000;

  private final long major;
  private final Map<CatalogObject.Key, CatalogObject> objects = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  private Catalog(long major, List<CatalogObject> all) {
    this.major = major;
    for (CatalogObject object : all) {
      objects.put(object.key(), object);
      if (object.parent().isEmpty()) {
        names.add(object.name());
      }
    }
  }

  /** Reads a side's objects; constraints that are NOT VALID among them only if they count. */
  static Catalog read(Connection connection, MigrationScope scope, boolean notValidCounts)
      throws SQLException {
    long version =
        Query.of(connection, "select current_setting('server_version_num')::int").number();
    String schema = scope.schemaName().orElse(null);
    return new Catalog(
        version / MAJOR,
        Query.of(connection, READ, schema, scope.tables(), scope.sequences(), notValidCounts)
            .list(
                row ->
                    new CatalogObject(
                        row.getString("kind"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("parent")),
                        row.getString("definition"))));
  }

  /** How many objects there are of other kinds than these. */
  int countWithout(Set<String> kinds) {
    return (int) objects.keySet().stream().filter(key -> !kinds.contains(key.kind())).count();
  }

  boolean sameMajorAs(Catalog other) {
    return major == other.major;
  }

  /**
   * What stands here and not there. An object whose table is missing too is left out: that is one
   * difference, not one more for each of its columns.
   */
  List<CatalogObject> lackedBy(Catalog other) {
    return objects.values().stream()
        .filter(object -> !other.objects.containsKey(object.key()))
        .filter(object -> object.parent().map(other.names::contains).orElse(true))
        .toList();
  }

  /** What stands on both sides with other definitions. */
  List<CatalogObject> definedOtherwiseBy(Catalog other) {
    List<CatalogObject> found = new ArrayList<>();
    for (CatalogObject object : objects.values()) {
      CatalogObject twin = other.objects.get(object.key());
      if (twin != null && !twin.definition().equals(object.definition())) {
        found.add(object);
      }
    }
    return found;
  }
}
