package io.beltline.activities.precheck;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.workflows.precheck.TableTravel;
import io.beltline.workflows.precheck.TableTravel.Way;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How each table of the source travels and why: as {@link Tables} decides, unless precheck refuses
 * it; and those whose rows stay behind.
 */
final class TableDescription {
  private static final String OUTSIDE = ", which is not in scope";

  private final List<Table> tables;
  private final List<LeftBehind> left;
  private final Map<Long, TableFacts> facts;
  private final Map<Long, String> refused;

  private TableDescription(
      List<Table> tables,
      List<LeftBehind> left,
      Map<Long, TableFacts> facts,
      Map<Long, String> refused) {
    this.tables = tables;
    this.left = left;
    this.facts = facts;
    this.refused = refused;
  }

  /** Reads it; a table that is dropped meanwhile is left out. */
  static List<TableTravel> of(InspectedSide source) throws SQLException {
    List<Table> tables = Tables.read(source.connection(), source.scope()).all();
    List<LeftBehind> left = LeftBehind.all(source);
    List<Long> oids =
        Stream.concat(tables.stream().map(Table::oid), left.stream().map(LeftBehind::oid)).toList();
    return new TableDescription(tables, left, TableFacts.of(source, oids), refused(source, tables))
        .inOrder();
  }

  private static Map<Long, String> refused(InspectedSide source, List<Table> tables)
      throws SQLException {
    List<String> oids = tables.stream().map(table -> String.valueOf(table.oid())).toList();
    Map<Long, String> refused = new HashMap<>();
    for (HiddenRows hidden : HiddenRows.among(source, oids)) {
      refused.put(hidden.oid(), "row security hides rows from root_user");
    }
    List<Inheritance> inheritances = Inheritance.among(source, oids);
    for (Inheritance one : inheritances) {
      refused.put(one.parent(), "inheritance parent of " + one.heirName() + OUTSIDE);
    }
    for (Inheritance one : inheritances) {
      refused.put(one.heir(), "inherits from " + one.parentName() + OUTSIDE);
    }
    return refused;
  }

  private List<TableTravel> inOrder() {
    Map<QualifiedName, TableTravel> described = new TreeMap<>();
    for (Table table : tables) {
      TableFacts known = facts.get(table.oid());
      if (known != null) {
        described.put(table.name(), travel(table, known));
      }
    }
    for (LeftBehind table : left) {
      TableFacts known = facts.get(table.oid());
      if (known != null) {
        described.put(table.name(), staying(table, known));
      }
    }
    return new ArrayList<>(described.values());
  }

  private TableTravel travel(Table table, TableFacts known) {
    String refusal = refused.get(table.oid());
    return new TableTravel(
        table.name().toString(),
        known.owner(),
        refusal == null ? way(table) : Way.NOT_AT_ALL,
        refusal == null ? TravelReason.of(table, known) : refusal,
        known.hasPrimaryKey(),
        known.hasPrimaryKey() ? known.keyColumns() : table.key(),
        table.bytes(),
        table.estimatedRows());
  }

  private static Way way(Table table) {
    return switch (table.travel()) {
      case REPLICATED -> Way.REPLICATED;
      case COPIED -> Way.COPIED;
      case LEAVES -> Way.BY_PARTITIONS;
    };
  }

  private static TableTravel staying(LeftBehind table, TableFacts known) {
    return new TableTravel(
        table.name().toString(),
        known.owner(),
        Way.NOT_AT_ALL,
        table.reason(),
        known.hasPrimaryKey(),
        known.keyColumns(),
        table.bytes(),
        table.estimatedRows());
  }
}
