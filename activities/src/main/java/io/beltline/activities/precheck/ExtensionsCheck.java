package io.beltline.activities.precheck;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.words.Names;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source's extensions can be had on the destination, in at least the same version and in the
 * same schema.
 */
final class ExtensionsCheck implements PairCheck {
  private static final String INSTALLED =
      """
      select e.extname as name, e.extversion as version, n.nspname as schema_name, e.extrelocatable as movable
        from pg_catalog.pg_extension e
        join pg_catalog.pg_namespace n on n.oid = e.extnamespace
       where e.extname not in ('plpgsql', 'pglogical', 'pglogical_origin')
       order by e.extname
      """;
  private static final String AVAILABLE =
      """
      select a.name, coalesce(a.installed_version, a.default_version) as version,
             coalesce(n.nspname::text, '') as schema_name, coalesce(e.extrelocatable, false) as movable
        from pg_catalog.pg_available_extensions a
        left join pg_catalog.pg_extension e on e.extname = a.name
        left join pg_catalog.pg_namespace n on n.oid = e.extnamespace
       where coalesce(a.installed_version, a.default_version) is not null
      """;

  /** The schema's restore creates it in that version then. */
  private static final String OBTAINABLE =
      """
      select exists (
        select
          from pg_catalog.pg_available_extensions a
          join pg_catalog.pg_available_extension_versions v on v.name = a.name
         where a.name = ? and a.installed_version is null and v.version = ?)
      """;

  private static final int NAMED = 20;

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    Map<String, Extension> available = new HashMap<>();
    destination.query(AVAILABLE).list(Extension::of).forEach(e -> available.put(e.name, e));
    List<Finding> findings = new ArrayList<>();
    List<String> newer = new ArrayList<>();
    for (Extension installed : source.query(INSTALLED).list(Extension::of)) {
      Extension there = available.get(installed.name);
      if (there == null || isOlder(there.version, installed.version)) {
        findings.add(missing(installed, there));
      } else if (!there.version.equals(installed.version)
          && !destination.query(OBTAINABLE, installed.name, installed.version).isTrue()) {
        newer.add("%s %s, there %s".formatted(installed.name, installed.version, there.version));
      }
      if (there != null && there.isElsewhereThan(installed)) {
        findings.add(elsewhere(installed, there));
      }
    }
    if (!newer.isEmpty()) {
      findings.add(newer(newer));
    }
    return findings;
  }

  private static Finding missing(Extension installed, @Nullable Extension there) {
    String reason =
        there == null
            ? "extension %s of the source is not available".formatted(installed.name)
            : "extension %s is available in version %s, the source has %s"
                .formatted(installed.name, there.version, installed.version);
    return FindingCode.EXTENSION_MISSING.blocker(
        Side.DESTINATION,
        reason,
        "Install the package that has %s %s or later on that server."
            .formatted(installed.name, installed.version));
  }

  private static Finding newer(List<String> extensions) {
    return FindingCode.EXTENSION_VERSION.warning(
        Side.DESTINATION,
        "extensions of the source get another version: " + Names.list(extensions, NAMED),
        "If their release notes tell of other results: create extension … version '…' there before the start, where its package still has that.");
  }

  /** What the schema says of its objects would not be found. */
  private static Finding elsewhere(Extension installed, Extension there) {
    String name = Identifiers.quote(installed.name);
    String schema = Identifiers.quote(installed.schema);
    return FindingCode.EXTENSION_SCHEMA.blocker(
        Side.DESTINATION,
        "extension %s is in schema %s already, on the source it is in %s"
            .formatted(installed.name, there.schema, installed.schema),
        there.movable
            ? "create schema if not exists %s; alter extension %s set schema %s;"
                .formatted(schema, name, schema)
            : "drop extension %s;".formatted(name));
  }

  /** Compares versions part by part, numbers as numbers. */
  static boolean isOlder(String version, String than) {
    String[] parts = version.split("[^A-Za-z0-9]+", -1);
    String[] others = than.split("[^A-Za-z0-9]+", -1);
    for (int i = 0; i < Math.max(parts.length, others.length); i++) {
      int order = compare(i < parts.length ? parts[i] : "0", i < others.length ? others[i] : "0");
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static int compare(String part, String other) {
    boolean numbers = part.matches("[0-9]{1,9}") && other.matches("[0-9]{1,9}");
    return numbers
        ? Integer.compare(Integer.parseInt(part), Integer.parseInt(other))
        : part.compareTo(other);
  }

  /**
   * An extension.
   *
   * @param schema where it is; empty where it is only available
   * @param movable whether it can be moved to another schema
   */
  private record Extension(String name, String version, String schema, boolean movable) {
    static Extension of(ResultSet row) throws SQLException {
      return new Extension(
          row.getString("name"),
          row.getString("version"),
          row.getString("schema_name"),
          row.getBoolean("movable"));
    }

    boolean isElsewhereThan(Extension other) {
      return !schema.isEmpty() && !schema.equals(other.schema);
    }
  }
}
