package io.beltline.activities.drift;

import io.beltline.activities.drift.SchemaDifference.Where;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares the schemas of both sides: one statement on each. Constraints that are NOT VALID are
 * expected on the source alone until the write outage, and are left out.
 *
 * <p>Servers of different major versions may write the same view in different words, so between
 * them a view is compared by its columns alone.
 */
public final class SchemaComparison {
  private static final String VIEW_TEXT = "definition of view";

  private SchemaComparison() {}

  /** Every difference, ordered by name. Both sessions must have an empty {@code search_path}. */
  public static List<SchemaDifference> compare(
      Connection source, Connection destination, MigrationScope scope) throws SQLException {
    Catalog here = Catalog.read(source, scope);
    Catalog there = Catalog.read(destination, scope);
    List<SchemaDifference> found = new ArrayList<>();
    add(found, here.lackedBy(there), Where.SOURCE_ONLY);
    add(found, there.lackedBy(here), Where.DESTINATION_ONLY);
    add(found, here.definedOtherwiseBy(there), Where.BOTH);
    if (!here.sameMajorAs(there)) {
      found.removeIf(difference -> difference.kind().equals(VIEW_TEXT));
    }
    found.sort(Comparator.comparing(SchemaDifference::name).thenComparing(SchemaDifference::kind));
    return found;
  }

  private static void add(List<SchemaDifference> found, List<CatalogObject> objects, Where where) {
    objects.forEach(object -> found.add(new SchemaDifference(object.kind(), object.name(), where)));
  }
}
