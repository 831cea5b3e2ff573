package io.beltline.activities.drift;

import io.beltline.activities.drift.SchemaDifference.Where;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the schemas of both sides: a few statements on each, and a second look at what differs,
 * to say how. Constraints that are NOT VALID are expected on the source alone until the write
 * outage, and are left out unless all is asked for.
 *
 * <p>What the destination would say in the same words if it were told in the source's is the same.
 * Servers of different major versions may write the same query in different words, so between them
 * a view is compared by its columns alone, a rule by its state, a function in the standard's form
 * by its signature.
 */
public final class SchemaComparison {
  private static final Set<String> WORDED_BY_VERSION =
      Set.of("definition of view", "definition of rule", "definition of function");

  private final List<SchemaDifference> differences;
  private final int objects;

  /** Compares everything that two catalogs hold. */
  SchemaComparison(Catalog here, Catalog there) throws SQLException {
    this(here, there, Set.of());
  }

  private SchemaComparison(Catalog here, Catalog there, Set<String> leftOut) throws SQLException {
    Set<String> notCompared = new HashSet<>(leftOut);
    if (!here.sameMajorAs(there)) {
      notCompared.addAll(WORDED_BY_VERSION);
    }
    List<SchemaDifference> found = new ArrayList<>();
    add(found, here.lackedBy(there), Where.SOURCE_ONLY);
    add(found, there.lackedBy(here), Where.DESTINATION_ONLY);
    found.removeIf(difference -> notCompared.contains(difference.kind()));
    List<CatalogObject> otherwise = new ArrayList<>(here.definedOtherwiseBy(there));
    otherwise.removeIf(object -> notCompared.contains(object.kind()));
    explain(found, otherwise, here, there);
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
            Catalog.read(source, scope, false), Catalog.read(destination, scope, false))
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
        Catalog.read(source, scope, true), Catalog.read(destination, scope, true));
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
    objects.forEach(
        object -> found.add(new SchemaDifference(object.kind(), object.name(), where, List.of())));
  }

  /** An object that is the same by now is told all the same, without saying what about it was. */
  private static void explain(
      List<SchemaDifference> found, List<CatalogObject> otherwise, Catalog here, Catalog there)
      throws SQLException {
    Map<CatalogPart, List<CatalogObject>> parts =
        otherwise.stream().collect(Collectors.groupingBy(CatalogObject::part));
    for (Map.Entry<CatalogPart, List<CatalogObject>> part : parts.entrySet()) {
      var source = here.facts(part.getKey(), part.getValue());
      var destination = there.facts(part.getKey(), part.getValue());
      for (CatalogObject object : part.getValue()) {
        List<FactDifference> facts =
            FactDifference.between(
                source.getOrDefault(object.key(), Map.of()),
                destination.getOrDefault(object.key(), Map.of()),
                object.isDeviation() ? "as usual" : "not set");
        if (!there.saysTheSame(object, facts)) {
          found.add(new SchemaDifference(object.kind(), object.name(), Where.BOTH, facts));
        }
      }
    }
  }
}
