package io.beltline.activities.precheck;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tables that the link does not carry are copied inside the outage: large ones make it long, and
 * one with a primary key is there against all expectation.
 */
final class TravelCheck implements SideCheck {
  private static final long LARGE_BYTES = 64L << 20;

  @Override
  public List<Finding> findings(InspectedSide source) throws SQLException {
    if (source.side() != Side.SOURCE) {
      return List.of();
    }
    List<Table> copied = Tables.read(source.connection(), source.scope()).copied();
    Map<Long, TableFacts> facts = TableFacts.of(source, copied.stream().map(Table::oid).toList());
    List<Finding> findings = new ArrayList<>();
    for (Table table : copied) {
      TableFacts known = facts.get(table.oid());
      if (known != null && table.bytes() > LARGE_BYTES) {
        findings.add(large(table, known));
      } else if (known != null && known.hasPrimaryKey()) {
        findings.add(unusedKey(table, known));
      }
    }
    return findings;
  }

  private static Finding large(Table table, TableFacts facts) {
    return FindingCode.LARGE_COPY.warning(
        "table " + table.name(),
        "it is copied inside the write outage, all of its %s, because of this: %s"
            .formatted(Amounts.bytes(table.bytes()), TravelReason.of(table, facts)),
        TravelReason.remedy(table, facts));
  }

  private static Finding unusedKey(Table table, TableFacts facts) {
    return FindingCode.KEY_UNUSED.warning(
        "table " + table.name(),
        "it has a primary key, and is copied inside the write outage all the same: "
            + TravelReason.of(table, facts),
        TravelReason.remedy(table, facts));
  }
}
