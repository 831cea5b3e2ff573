package io.beltline.activities.drift;

import io.beltline.activities.drift.SchemaDifference.Where;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the schemas of both sides: one statement on each. Constraints that are NOT VALID are
 * expected on the source alone until the write outage, and are left out unless all is asked for.
 *
 * <p>Servers of different major versions may write the same view in different words, so between
 * them a view is compared by its columns alone.
 */
public final class SchemaComparison {
  private static final String VIEW_TEXT = "definition of view";

  private final List<SchemaDifference> differences;
  private final int objects;

  private SchemaComparison(Catalog here, Catalog there, Set<String> leftOut) {
    List<SchemaDifference> found = new ArrayList<>();
    add(found, here.lackedBy(there), Where.SOURCE_ONLY);
    add(found, there.lackedBy(here), Where.DESTINATION_ONLY);
    add(found, here.definedOtherwiseBy(there), Where.BOTH);
    Set<String> notCompared = new HashSet<>(leftOut);
    if (!here.sameMajorAs(there)) {
      notCompared.add(VIEW_TEXT);
    }
    found.removeIf(difference -> notCompared.contains(difference.kind()));
    found.sort(Comparator.comparing(SchemaDifference::name).thenComparing(SchemaDifference::kind));
    this.differences = List.copyOf(found);
    this.objects = here.countWithout(notCompared);
  }

  /**
   * Every difference but NOT VALID constraints, ordered by name. Both sessions must have an empty
   * {@code search_path}.
   */
  public static List<SchemaDifference> compare(
      Connection source, Connection destination, MigrationScope scope) throws SQLException {
    return new SchemaComparison(
            Catalog.read(source, scope, false), Catalog.read(destination, scope, false), Set.of())
        .differences;
  }

  /** Compares what must be the same from the beginning: also without secondary indexes. */
  public static SchemaComparison ofBase(
      Connection source, Connection destination, MigrationScope scope) throws SQLException {
    return new SchemaComparison(
        Catalog.read(source, scope, false),
        Catalog.read(destination, scope, false),
        Set.of(SchemaDifference.INDEX));
  }

  /** Compares what must be the same in the end: everything. */
  public static SchemaComparison ofAll(
      Connection source, Connection destination, MigrationScope scope) throws SQLException {
    return new SchemaComparison(
        Catalog.read(source, scope, true), Catalog.read(destination, scope, true), Set.of());
  }

  /** Every difference, ordered by name. */
  public List<SchemaDifference> differences() {
    return differences;
  }

  /** How many objects of the source were compared. */
  public int objects() {
    return objects;
  }

  private static void add(List<SchemaDifference> found, List<CatalogObject> objects, Where where) {
    objects.forEach(object -> found.add(new SchemaDifference(object.kind(), object.name(), where)));
  }
}
