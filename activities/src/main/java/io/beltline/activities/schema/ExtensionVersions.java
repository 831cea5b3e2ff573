package io.beltline.activities.schema;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Extensions in the versions that the source has, where the destination's packages still have them.
 * An archive names none, and what it creates is whatever version is the default there.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createextension.html">CREATE
 *     EXTENSION</a>
 */
final class ExtensionVersions {
  private static final String INSTALLED =
      Statements.of(ExtensionVersions.class, "extension-versions.sql");
  private static final String OBTAINABLE =
      Statements.of(ExtensionVersions.class, "extension-obtainable.sql");

  private static final String SCHEMA_EXISTS =
      "select exists (select from pg_catalog.pg_namespace where nspname = ?)";

  private ExtensionVersions() {}

  /**
   * Creates those that the destination lacks and would create in another version, before the
   * archive does. Needs the schema's owner to be there.
   */
  static void ensure(Connection source, Connection destination) throws SQLException {
    ensure(
        source,
        destination,
        creation -> Transaction.run(destination, () -> Ddl.run(destination, creation)));
  }

  /** The same with somebody who runs what creates each; one may bring others with it. */
  static void ensure(Connection source, Connection destination, Creating creating)
      throws SQLException {
    List<Extension> installed =
        Query.of(source, INSTALLED)
            .list(
                row ->
                    new Extension(
                        row.getString("name"),
                        row.getString("version"),
                        row.getString("schema_name"),
                        row.getString("schema_owner")));
    for (Extension extension : installed) {
      if (Query.of(destination, OBTAINABLE, extension.name, extension.version).isTrue()) {
        boolean hasSchema = Query.of(destination, SCHEMA_EXISTS, extension.schema).isTrue();
        creating.run(extension.creation(hasSchema));
      }
    }
  }

  /** Runs the statements that create one extension. */
  @FunctionalInterface
  interface Creating {
    void run(List<String> statements) throws SQLException;
  }

  private record Extension(String name, String version, String schema, String schemaOwner) {
    List<String> creation(boolean hasSchema) {
      String create =
          "create extension %s with schema %s version %s cascade"
              .formatted(
                  Identifiers.quote(name), Identifiers.quote(schema), Identifiers.quote(version));
      return hasSchema
          ? List.of(create)
          : List.of(
              "create schema %s authorization %s"
                  .formatted(Identifiers.quote(schema), Identifiers.quote(schemaOwner)),
              create);
    }
  }
}
