package io.beltline.activities.drift;

import io.beltline.activities.drift.CatalogMark.Moment;
import io.beltline.activities.sql.Query;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The source's schema as it was when it was taken for the destination: it stands in the source's
 * schema {@code beltline}, and tells what was changed since, and on which side, also while the
 * destination is not complete.
 */
public final class SchemaBaseline {
  private SchemaBaseline() {}

  /**
   * Notes the schema as this session sees it, instead of what was noted before. To be called in a
   * transaction. Needs the schema {@code beltline}, and an empty {@code search_path}.
   */
  public static void take(Connection source, MigrationScope scope) throws SQLException {
    CatalogMark mark = CatalogMark.of(source);
    Query.of(source, "delete from beltline.schema_baseline").run();
    for (CatalogPart part : CatalogPart.values()) {
      part.keep(source, scope);
    }
    mark.note(source, Moment.TAKEN);
  }

  /** Whether it was taken: an earlier release of Beltline did not. */
  public static boolean exists(Connection source) throws SQLException {
    return CatalogMark.noted(source, Moment.TAKEN).isPresent();
  }

  /**
   * What was changed on the source since, ordered by name; empty if it was never taken.
   *
   * @param source a session with an empty {@code search_path}
   */
  public static List<SchemaChange> changes(Connection source, MigrationScope scope)
      throws SQLException {
    return changes(source, source, scope);
  }

  /**
   * What was changed on a side since the destination was to be like the source, ordered by name.
   * Both sessions need an empty {@code search_path}.
   *
   * @param side a session on the side in question
   * @param source a session on the source, where the baseline stands
   */
  public static List<SchemaChange> changes(Connection side, Connection source, MigrationScope scope)
      throws SQLException {
    if (!exists(source)) {
      return List.of();
    }
    Map<String, String> log = DdlLog.latest(source);
    return new SchemaComparison(Catalog.read(side, scope, true), Catalog.kept(source))
        .differences().stream()
            .filter(difference -> !difference.isExpectedOfAnotherServer())
            .map(difference -> SchemaChange.of(difference, log))
            .toList();
  }

  /**
   * Those of some differences between the sides that are there because the source was changed
   * since, and not because the destination is not as the source was. A column that came and went on
   * the source since, and that the destination had to get for the rows of that time, is one of
   * them.
   */
  public static List<SchemaDifference> changedOnSource(
      Connection source, MigrationScope scope, List<SchemaDifference> differences)
      throws SQLException {
    Catalog now = Catalog.read(source, scope, true);
    Catalog then = Catalog.kept(source);
    Set<String> log = DdlLog.latest(source).keySet();
    return differences.stream()
        .filter(
            difference ->
                !now.agreesOn(new CatalogObject.Key(difference.kind(), difference.name()), then)
                    || (difference.isLeftColumn() && log.contains(difference.name())))
        .toList();
  }
}
