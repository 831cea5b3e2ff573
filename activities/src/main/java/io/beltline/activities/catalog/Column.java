package io.beltline.activities.catalog;

/**
 * A table's column.
 *
 * @param name unquoted
 * @param type as a cast writes it, such as {@code bigint}, with its schema if it is not built in
 * @param nullable whether it may be null
 * @param computed whether the server makes its value from the others
 * @param opaque whether a link would send OIDs of its server in the place of the value
 */
public record Column(String name, String type, boolean nullable, boolean computed, boolean opaque) {
  /** The same column for a place where it may be null. */
  public Column orNull() {
    return new Column(name, type, true, computed, opaque);
  }
}
