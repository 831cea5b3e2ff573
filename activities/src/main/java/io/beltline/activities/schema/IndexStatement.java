package io.beltline.activities.schema;

import java.util.Optional;

/**
 * What creates an index, taken apart. Names are as they stand in the statement.
 *
 * @param unique whether it is unique
 * @param concurrently whether it is to be built without a lock that keeps writers out
 * @param name the index
 * @param only whether it is about a table without its partitions
 * @param schema the table's, and so the index's
 * @param table the table
 * @param rest everything after the table
 */
record IndexStatement(
    boolean unique,
    boolean concurrently,
    String name,
    boolean only,
    String schema,
    String table,
    String rest) {

  /** Reads it; empty when it is none that names index, schema and table. */
  static Optional<IndexStatement> of(String sql) {
    StatementReader reader = new StatementReader(sql);
    boolean unique = reader.takes("create", "unique", "index");
    if (!unique && !reader.takes("create", "index")) {
      return Optional.empty();
    }
    boolean concurrently = reader.takes("concurrently");
    reader.skip("if", "not", "exists");
    Optional<String> name = reader.name();
    if (name.isEmpty() || !reader.takes("on")) {
      return Optional.empty();
    }
    boolean only = reader.takes("only");
    Optional<String> schema = reader.name();
    Optional<String> table = reader.takes(".") ? reader.name() : Optional.empty();
    if (schema.isEmpty() || table.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new IndexStatement(
            unique, concurrently, name.get(), only, schema.get(), table.get(), reader.rest()));
  }

  /** The index's name with its schema. */
  String qualifiedName() {
    return schema + "." + name;
  }

  /** The table's name with its schema. */
  String qualifiedTable() {
    return schema + "." + table;
  }

  /**
   * The same, built without a lock that keeps writers out. On a partitioned table alone nothing is
   * built, and the server would refuse it.
   */
  IndexStatement withoutLock() {
    return new IndexStatement(unique, !only, name, only, schema, table, rest);
  }

  /** The same for a table of that name in another schema, which has no row. */
  IndexStatement in(String otherSchema) {
    return new IndexStatement(unique, false, name, false, otherSchema, table, rest);
  }

  /** As it is run. */
  String sql() {
    return "create %sindex %s%s on %s%s %s"
        .formatted(
            unique ? "unique " : "",
            concurrently ? "concurrently " : "",
            name,
            only ? "only " : "",
            qualifiedTable(),
            rest);
  }
}
