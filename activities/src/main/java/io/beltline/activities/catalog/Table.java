package io.beltline.activities.catalog;

import io.beltline.activities.sql.QualifiedName;
import java.util.List;

/**
 * A table in scope.
 *
 * @param name its name
 * @param oid its OID on the database that was read
 * @param travel how its rows reach the other side
 * @param key the columns of its replica identity in key order; empty without one
 * @param columns every column that has a value of its own, in order
 * @param bytes size of its heap and TOAST
 * @param estimatedRows the planner's estimate; -1 when never analysed
 */
public record Table(
    QualifiedName name,
    long oid,
    Travel travel,
    List<String> key,
    List<String> columns,
    long bytes,
    long estimatedRows) {
  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }
}
