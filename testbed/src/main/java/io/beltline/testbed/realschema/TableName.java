package io.beltline.testbed.realschema;

/** A table's two names, as the catalog has them. */
record TableName(String schema, String table) {

  /** The table as it is written in SQL. */
  String quoted() {
    return quoted(schema) + "." + quoted(table);
  }

  /** A name as it is written in SQL. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
