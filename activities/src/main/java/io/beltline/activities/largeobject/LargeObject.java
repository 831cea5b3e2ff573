package io.beltline.activities.largeobject;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A large object as it is on one side. To read it takes a superuser, or somebody who may read
 * {@code pg_largeobject} and every one of them.
 *
 * @param oid what tables refer to it by, the same on both sides
 * @param size in bytes
 * @param digest a checksum of its bytes
 * @param attributes the statements that give a new one its owner, rights and comment
 * @see <a href="https://www.postgresql.org/docs/current/lo-funcs.html">Server-side functions</a>
 */
public record LargeObject(long oid, long size, String digest, String attributes) {
  private static final String EXISTS =
      "select exists (select from pg_catalog.pg_largeobject_metadata)";
  private static final String READ = Statements.of(LargeObject.class, "read.sql");

  /** Whether a scope has large objects: they belong to the database, and to no schema of it. */
  public static boolean in(MigrationScope scope) {
    return scope.schemaName().isEmpty() && scope.tables().isEmpty();
  }

  /** Whether a side has any. */
  static boolean any(Connection connection) throws SQLException {
    return Query.of(connection, EXISTS).isTrue();
  }

  /** Reads all of a side by OID, with every byte of them; none where the scope has none. */
  public static Map<Long, LargeObject> read(Connection connection, MigrationScope scope)
      throws SQLException {
    return in(scope) && any(connection) ? read(connection) : Map.of();
  }

  /** Reads all of a side by OID, with every byte of them. */
  static Map<Long, LargeObject> read(Connection connection) throws SQLException {
    return Query.of(connection, READ)
        .list(
            row ->
                new LargeObject(
                    row.getLong("oid"),
                    row.getLong("size"),
                    row.getString("digest"),
                    row.getString("attributes")))
        .stream()
        .collect(Collectors.toMap(LargeObject::oid, Function.identity()));
  }

  /** Whether it has the same bytes. */
  public boolean sameBytes(LargeObject other) {
    return size == other.size && digest.equals(other.digest);
  }
}
