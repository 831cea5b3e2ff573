package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A partition travels with the table that it is a partition of, or finds it there. */
final class PartitionParentCheck implements PairCheck {
  private static final String ORPHANS =
      Statements.of(PartitionParentCheck.class, "unlisted-parents.sql");

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    List<String> tables = source.tableOids();
    List<Orphan> orphans =
        source
            .query(ORPHANS, tables, tables)
            .list(row -> new Orphan(row.getString("partition_name"), row.getString("parent_name")));
    List<Finding> findings = new ArrayList<>();
    for (Orphan orphan : orphans) {
      if (!destination.query("select to_regclass(?) is not null", orphan.parent).isTrue()) {
        findings.add(finding(orphan));
      }
    }
    return findings;
  }

  private static Finding finding(Orphan orphan) {
    return FindingCode.PARTITION_UNLISTED.blocker(
        Side.SOURCE,
        "%s is a partition of %s, which is not in the scope of config.json and not on the destination: it could not be attached there"
            .formatted(orphan.partition, orphan.parent),
        "List that table and its partitions as well, or take the partition out.");
  }

  private record Orphan(String partition, String parent) {}
}
