package io.beltline.activities.drift;

import io.beltline.activities.sql.Query;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One side's schema: its objects by kind and name. */
final class Catalog {
  private static final int MAJOR = 10_000;

  private final long major;
  private final Facts facts;
  private final Optional<Wording> wording;
  private final Map<CatalogObject.Key, CatalogObject> objects = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  private Catalog(long major, Facts facts, Optional<Wording> wording) {
    this.major = major;
    this.facts = facts;
    this.wording = wording;
  }

  /** Reads a side's objects; constraints that are NOT VALID among them only if they count. */
  static Catalog read(Connection connection, MigrationScope scope, boolean notValidCounts)
      throws SQLException {
    Catalog catalog =
        new Catalog(
            major(connection),
            (part, keys) -> part.facts(connection, scope, notValidCounts, keys),
            Optional.of(new Wording(connection)));
    for (CatalogPart part : CatalogPart.values()) {
      part.objects(connection, scope, notValidCounts).forEach(catalog::add);
    }
    return catalog;
  }

  /** The objects that were kept on the source, as a catalog of its version. */
  static Catalog kept(Connection source) throws SQLException {
    Catalog catalog =
        new Catalog(major(source), (part, keys) -> part.keptFacts(source, keys), Optional.empty());
    for (CatalogPart part : CatalogPart.values()) {
      part.kept(source).forEach(catalog::add);
    }
    return catalog;
  }

  private static long major(Connection connection) throws SQLException {
    String version = "select pg_catalog.current_setting('server_version_num')::int";
    return Query.of(connection, version).number() / MAJOR;
  }

  private void add(CatalogObject object) {
    objects.put(object.key(), object);
    if (object.parent().isEmpty()) {
      names.add(object.name());
    }
  }

  /** Whether an object is there, or not there, as it is in another catalog. */
  boolean agreesOn(CatalogObject.Key key, Catalog other) {
    return definition(key).equals(other.definition(key));
  }

  private Optional<String> definition(CatalogObject.Key key) {
    return Optional.ofNullable(objects.get(key)).map(CatalogObject::definition);
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
    return absentFrom(other).filter(object -> !object.isDeviation()).toList();
  }

  /** What stands on both sides with other definitions, or deviates from the usual on one alone. */
  List<CatalogObject> definedOtherwiseBy(Catalog other) {
    List<CatalogObject> found = new ArrayList<>();
    for (CatalogObject object : objects.values()) {
      CatalogObject twin = other.objects.get(object.key());
      if (twin != null && !twin.definition().equals(object.definition())) {
        found.add(object);
      }
    }
    Stream.concat(absentFrom(other), other.absentFrom(this))
        .filter(CatalogObject::isDeviation)
        .forEach(found::add);
    return found;
  }

  private Stream<CatalogObject> absentFrom(Catalog other) {
    return objects.values().stream()
        .filter(object -> !other.objects.containsKey(object.key()))
        .filter(object -> object.parent().map(other.names::contains).orElse(true));
  }

  /** Whether what the source says of an object is the same here, in other words. */
  boolean saysTheSame(CatalogObject object, List<FactDifference> differences) throws SQLException {
    for (FactDifference difference : differences) {
      if (wording.isEmpty() || !wording.get().isAllThatDiffers(object, difference)) {
        return false;
      }
    }
    return !differences.isEmpty();
  }

  /** What makes up objects of one part; empty for those that are not there any more. */
  Map<CatalogObject.Key, Map<String, String>> facts(
      CatalogPart part, Collection<CatalogObject> these) throws SQLException {
    return facts.of(part, these.stream().map(CatalogObject::key).toList());
  }

  /** Where the facts of objects come from. */
  @FunctionalInterface
  private interface Facts {
    Map<CatalogObject.Key, Map<String, String>> of(
        CatalogPart part, Collection<CatalogObject.Key> keys) throws SQLException;
  }
}
