package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import java.sql.SQLException;

/**
 * How a database reads and sorts texts.
 *
 * @param encoding such as {@code UTF8}
 * @param locale collation, character types and what else says which rules they follow
 * @param recordedVersion the version of these rules when the database was made; empty where the
 *     server does not record it
 * @param version the version that the server uses now; empty where it cannot tell
 */
record TextOrder(String encoding, String locale, String recordedVersion, String version) {
  private static final String READ = Statements.of(TextOrder.class, "locale.sql");
  private static final int FIRST_WITH_VERSIONS_OF_DATABASES = 15;
  private static final String VERSION =
      """
      select coalesce(pg_catalog.pg_database_collation_actual_version(d.oid), '')
        from pg_catalog.pg_database d
       where d.datname = pg_catalog.current_database()
      """;

  /** All locales of one operating system have its C library's version. */
  private static final String VERSION_OF_ANY_LOCALE =
      """
      select coalesce((select pg_catalog.max(pg_catalog.pg_collation_actual_version(c.oid))
                         from pg_catalog.pg_collation c
                        where c.collprovider = 'c'), '')
        from pg_catalog.pg_database d
       where d.datname = pg_catalog.current_database()
         and d.datcollate !~* '^(c|posix)($|[.])'
      """;

  /** Reads it. */
  static TextOrder of(InspectedSide side) throws SQLException {
    String question =
        side.majorVersion() >= FIRST_WITH_VERSIONS_OF_DATABASES ? VERSION : VERSION_OF_ANY_LOCALE;
    String version = side.query(question).first(row -> row.getString(1)).orElse("");
    return side.query(READ)
        .one(
            row ->
                new TextOrder(
                    row.getString("encoding"),
                    row.getString("locale"),
                    row.getString("recorded_version"),
                    version));
  }

  boolean knowsVersion() {
    return !version.isEmpty();
  }

  /** Whether the rules changed under the database. */
  boolean outdated() {
    return knowsVersion() && !recordedVersion.isEmpty() && !recordedVersion.equals(version);
  }
}
