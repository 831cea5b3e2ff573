package io.beltline.activities.precheck;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.words.Names;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/**
 * A subscriber truncates what the link carries and nothing else, and refuses a table that another
 * one refers to unless that is truncated with it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/logical-replication-restrictions.html">
 *     restrictions</a>
 */
final class NativeTruncateCheck implements SideCheck {
  private static final String REFERENCES =
      Statements.of(NativeTruncateCheck.class, "references.sql");
  private static final int NAMED = 20;

  @Override
  public List<Finding> findings(InspectedSide source) throws SQLException {
    if (source.side() != Side.SOURCE) {
      return List.of();
    }
    Tables tables = Tables.readWithoutSizes(source.connection(), source.scope());
    List<String> references =
        source.query(REFERENCES, oids(tables.copied()), oids(tables.replicated())).strings();
    return references.isEmpty()
        ? List.of()
        : List.of(
            FindingCode.TRUNCATE_STOPS_LINK.warning(
                source.side(),
                "truncate … cascade of a table that a native link carries stops it where a table that it does not carry refers to that one: "
                    + Names.list(references, NAMED),
                "Truncate neither during the migration; or give the referring table a primary key."));
  }

  private static List<String> oids(List<Table> tables) {
    return tables.stream().map(table -> String.valueOf(table.oid())).toList();
  }
}
