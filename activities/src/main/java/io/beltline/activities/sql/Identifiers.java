package io.beltline.activities.sql;

/**
 * The one class that quotes. Only for statements that cannot bind a parameter; everywhere else
 * values are bound.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Lexical
 *     structure</a>
 */
public final class Identifiers {
  private Identifiers() {}

  /** An identifier as it must stand in a statement, always in double quotes. */
  public static String quote(String identifier) {
    requireNoNul(identifier);
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A schema-qualified identifier. */
  public static String quote(String schema, String name) {
    return quote(schema) + "." + quote(name);
  }

  /**
   * A string constant for statements such as {@code alter role … password}, which cannot bind one.
   */
  public static String literal(String value) {
    requireNoNul(value);
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }

  private static void requireNoNul(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("PostgreSQL has no text with a NUL character");
    }
  }
}
