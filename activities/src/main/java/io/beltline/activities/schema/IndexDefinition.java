package io.beltline.activities.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a server writes an index, so that two of them can be compared. */
final class IndexDefinition {
  private IndexDefinition() {}

  /**
   * A definition without the schema of its table, and without the word that tells whether the table
   * has partitions.
   *
   * @param schema as the server writes it in a definition
   */
  static String of(String definition, String schema) {
    return definition.replaceFirst(
        " ON (ONLY )?" + Pattern.quote(schema + "."), Matcher.quoteReplacement(" ON "));
  }
}
