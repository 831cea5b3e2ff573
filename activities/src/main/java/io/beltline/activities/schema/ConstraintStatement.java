package io.beltline.activities.schema;

import java.util.Optional;

/**
 * What adds one constraint, taken apart. Names are as they stand in the statement.
 *
 * @param onDomain whether it is a domain's
 * @param schema of its table or domain
 * @param owner its table or domain
 * @param name the constraint
 * @param definition everything after its name
 */
record ConstraintStatement(
    boolean onDomain, String schema, String owner, String name, String definition) {

  /** Reads it; empty when it is none that names constraint, schema and owner. */
  static Optional<ConstraintStatement> of(String sql) {
    StatementReader reader = new StatementReader(sql);
    boolean onDomain = reader.takes("alter", "domain");
    if (!onDomain && !reader.takes("alter", "table")) {
      return Optional.empty();
    }
    reader.skip("if", "exists");
    reader.skip("only");
    Optional<String> schema = reader.name();
    Optional<String> owner = reader.takes(".") ? reader.name() : Optional.empty();
    Optional<String> name = reader.takes("add", "constraint") ? reader.name() : Optional.empty();
    if (schema.isEmpty() || owner.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ConstraintStatement(onDomain, schema.get(), owner.get(), name.get(), reader.rest()));
  }

  /** Its table or domain with its schema. */
  String qualifiedOwner() {
    return schema + "." + owner;
  }

  /** The same for a table or domain of that name in another schema. */
  ConstraintStatement in(String otherSchema) {
    return new ConstraintStatement(onDomain, otherSchema, owner, name, definition);
  }

  /** As it is run. */
  String sql() {
    return "alter %s %s add constraint %s %s"
        .formatted(onDomain ? "domain" : "table", qualifiedOwner(), name, definition);
  }
}
