package io.beltline.activities.catalog;

import io.beltline.activities.sql.QualifiedName;
import java.util.List;

/**
 * A table in scope.
 *
 * @param name its name
 * @param oid its OID on the database that was read
 * @param shape tells it from a table that took its place, and from itself when its columns are
 *     altered
 * @param travel how its rows reach the other side
 * @param key the columns of its replica identity in key order; empty without one
 * @param columns every column, in order
 * @param bytes size of its heap and TOAST
 * @param estimatedRows the planner's estimate; -1 when never analysed
 */
public record Table(
    QualifiedName name,
    long oid,
    String shape,
    Travel travel,
    List<String> key,
    List<Column> columns,
    long bytes,
    long estimatedRows) {
  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /** The columns that have a value of their own, as a copy names them. */
  public List<String> ownColumns() {
    return columns.stream().filter(column -> !column.computed()).map(Column::name).toList();
  }

  /** The columns whose values a link cannot send. */
  public List<String> opaqueColumns() {
    return columns.stream().filter(Column::opaque).map(Column::name).toList();
  }

  /** The same table with its columns as two sides have them. */
  public Table with(List<Column> ofBoth) {
    return new Table(name, oid, shape, travel, key, ofBoth, bytes, estimatedRows);
  }
}
