package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the configuration names exists on the source, and there is something to migrate. */
final class ScopeCheck implements SideCheck {
  private static final String UNLISTED_PARTITIONS =
      Statements.of(ScopeCheck.class, "unlisted-partitions.sql");
  private static final String UNKNOWN = Statements.of(ScopeCheck.class, "unknown-names.sql");

  @Override
  public List<Finding> findings(InspectedSide source) throws SQLException {
    if (source.side() != Side.SOURCE) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    source
        .query(
            UNKNOWN,
            source.scope().schemaName().orElse(""),
            source.scope().schemaName().orElse(""),
            source.scope().tables(),
            source.scope().sequences())
        .strings()
        .forEach(
            name ->
                findings.add(
                    FindingCode.NAME_UNKNOWN.blocker(
                        source.side(),
                        name + " of config.json does not exist",
                        "Write it exactly as in the catalog, capitals included, or take it out.")));
    List<String> tables = source.tableOids();
    source
        .query(UNLISTED_PARTITIONS, tables, tables)
        .strings()
        .forEach(
            table ->
                findings.add(
                    FindingCode.PARTITION_UNLISTED.blocker(
                        source.side(),
                        "partitioned table "
                            + table
                            + " in the scope of config.json; their rows would stay behind",
                        "List the partitions as well, or take the table out.")));
    if (findings.isEmpty() && tables.isEmpty()) {
      findings.add(
          FindingCode.NOTHING_TO_MIGRATE.blocker(
              source.side(),
              "there is no table to migrate",
              "Check db, schema_name and tables in config.json."));
    }
    return findings;
  }
}
