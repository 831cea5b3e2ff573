package io.beltline.activities.precheck;

import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The source's extensions can be had on the destination, in at least the same version. */
final class ExtensionsCheck implements PairCheck {
  private static final String INSTALLED =
      """
      select extname, extversion
        from pg_catalog.pg_extension
       where extname not in ('plpgsql', 'pglogical', 'pglogical_origin')
       order by extname
      """;
  private static final String AVAILABLE =
      """
      select name, coalesce(installed_version, default_version)
        from pg_catalog.pg_available_extensions
       where coalesce(installed_version, default_version) is not null
      """;

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    Map<String, String> available = new HashMap<>();
    destination.query(AVAILABLE).list(row -> available.put(row.getString(1), row.getString(2)));
    List<Finding> findings = new ArrayList<>();
    source
        .query(INSTALLED)
        .list(row -> new Extension(row.getString(1), row.getString(2)))
        .forEach(extension -> judge(extension, available.get(extension.name), findings));
    return findings;
  }

  private static void judge(
      Extension extension, @Nullable String available, List<Finding> findings) {
    if (available != null && !isOlder(available, extension.version)) {
      return;
    }
    String reason =
        available == null
            ? "extension %s of the source is not available".formatted(extension.name)
            : "extension %s is available in version %s, the source has %s"
                .formatted(extension.name, available, extension.version);
    findings.add(
        FindingCode.EXTENSION_MISSING.blocker(
            Side.DESTINATION,
            reason,
            "Install the package that has %s %s or later on that server."
                .formatted(extension.name, extension.version)));
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

  private record Extension(String name, String version) {}
}
