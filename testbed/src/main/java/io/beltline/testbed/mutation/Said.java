package io.beltline.testbed.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What comparisons say, in lines of one form. */
public final class Said {

  static final String ROWS = "rows: ";
  private static final String UNVERIFIED = "unverified: ";
  private static final String SEQUENCES = "sequences: ";
  private static final String SCHEMA = "schema: ";

  /** Depends on what was written there before. */
  private static final Pattern PLACE_ON_SUBSCRIBER =
      Pattern.compile("\\(\\d+,\\d+\\)(?= on the subscriber)");

  private Said() {}

  /** The comparisons that there are. */
  public enum By {
    /** Of all rows. */
    VALIDATE_DATA,
    /** Of what sequences stand at. */
    DIFF_SEQUENCES,
    /** Of everything else. */
    DIFF_SCHEMAS;

    static By of(String line) {
      return switch (line) {
        case "rows", "unverified" -> VALIDATE_DATA;
        case "sequences" -> DIFF_SEQUENCES;
        case "schema" -> DIFF_SCHEMAS;
        default -> throw new IllegalStateException("nobody says: " + line);
      };
    }
  }

  /** A row that differs. */
  public static String row(String table, String key, String kind, List<String> columns) {
    String place = PLACE_ON_SUBSCRIBER.matcher(key).replaceAll("(…)");
    return (ROWS + String.join(" | ", table, place, kind, String.join(", ", columns))).strip();
  }

  /** Something that could not be compared. */
  public static String unverified(String reason) {
    return UNVERIFIED + reason;
  }

  /** A sequence that is behind. */
  public static String sequence(String name) {
    return SEQUENCES + name;
  }

  /** An object of the schema that differs, without what about it. */
  public static String object(String difference) {
    int end = difference.indexOf(" differs: ");
    return SCHEMA + (end < 0 ? difference : difference.substring(0, end + " differs".length()));
  }

  /** From the record that {@code belt validate-data --json} has for one database. */
  static Set<String> ofRows(JsonNode detail) {
    Set<String> said = new TreeSet<>();
    for (JsonNode comparison : detail.path("comparisons")) {
      for (JsonNode one : comparison.path("differences")) {
        List<String> columns = new ArrayList<>();
        one.path("columns").forEach(column -> columns.add(column.asText()));
        said.add(
            row(
                one.path("table").asText(),
                one.path("key").asText(),
                one.path("kind").asText(),
                columns));
      }
      comparison.path("unverified").forEach(reason -> said.add(unverified(reason.asText())));
    }
    return said;
  }

  /** From that of {@code belt diff-sequences}. */
  static Set<String> ofSequences(JsonNode detail) {
    Set<String> said = new TreeSet<>();
    for (JsonNode one : detail.path("sequences")) {
      if (!one.path("verdict").asText().matches("(?i)ok|not.needed")) {
        said.add(sequence(one.path("sequence").asText()));
      }
    }
    return said;
  }

  /** From that of {@code belt diff-schemas}. */
  static Set<String> ofSchemas(JsonNode detail) {
    Set<String> said = new TreeSet<>();
    detail.path("differences").forEach(one -> said.add(object(one.asText())));
    return said;
  }
}
