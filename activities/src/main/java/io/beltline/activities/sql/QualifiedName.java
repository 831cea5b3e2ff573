package io.beltline.activities.sql;

/**
 * The name of a table, sequence or other relation with its schema, as it stands in the catalog.
 *
 * @param schema unquoted
 * @param name unquoted
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {
  /** As it must stand in a statement. */
  public String quoted() {
    return Identifiers.quote(schema, name);
  }

  @Override
  public int compareTo(QualifiedName other) {
    int bySchema = schema.compareTo(other.schema);
    return bySchema != 0 ? bySchema : name.compareTo(other.name);
  }

  /** For messages: quoted only where it has to be. */
  @Override
  public String toString() {
    return plain(schema) + "." + plain(name);
  }

  private static String plain(String part) {
    return part.matches("[a-z_][a-z0-9_$]*") ? part : Identifiers.quote(part);
  }
}
