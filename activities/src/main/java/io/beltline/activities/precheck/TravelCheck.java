package io.beltline.activities.precheck;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** Tables without usable key are copied inside the outage: large ones make it long. */
final class TravelCheck implements SideCheck {
  private static final long LARGE_BYTES = 64L << 20;

  @Override
  public List<Finding> findings(InspectedSide source) throws SQLException {
    if (source.side() != Side.SOURCE) {
      return List.of();
    }
    return Tables.read(source.connection(), source.scope()).copied().stream()
        .filter(table -> table.bytes() > LARGE_BYTES)
        .map(TravelCheck::large)
        .toList();
  }

  private static Finding large(Table table) {
    return FindingCode.LARGE_COPY.warning(
        "table " + table.name(),
        "it has no usable replica identity and %d MB, which are copied inside the write outage"
            .formatted(table.bytes() >> 20),
        "Give it a primary key (not deferrable), or a unique index on columns that are not null and alter table %s replica identity using index …"
            .formatted(table.name()));
  }
}
