package io.beltline.activities.validation;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.catalog.Column;
import io.beltline.activities.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row as one text that no other row has. Values are compared as the server writes them, which
 * tells apart what {@code =} does not: {@code 1.0} from {@code 1.00}, {@code -0} from {@code 0},
 * two spellings of the same {@code json}. Of a value of more than a mebibyte it has the MD5
 * checksum instead: a server makes no text of more than a gibibyte, and a {@code bytea} doubles.
 *
 * <p>Measured on PostgreSQL 15, one core, two hashes of a million rows of 160 bytes: {@code
 * concat_ws} 0.75 s, a chain of {@code ||} 0.8 s, {@code row(…)::text} 1.1 s, MD5 3 s. {@code
 * hash_record_extended} would be 0.65 s, but takes 1.0 and 1.00 for the same and knows no {@code
 * json}.
 */
final class RowText {
  /** What {@code concat_ws} takes beside its separator, with a margin. */
  private static final int MOST_ARGUMENTS = 90;

  private static final String SEPARATOR = "E'\\x1f'";

  /** Types whose text cannot contain the separator. */
  private static final Set<String> WITHOUT_SEPARATOR =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "numeric",
          "real",
          "double precision",
          "boolean",
          "date",
          "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone",
          "interval",
          "uuid",
          "bytea",
          "oid");

  private static final Set<String> TEXTS = Set.of("text", "character varying");
  private static final Set<String> MAY_BE_LARGE = Set.of("text", "character varying", "bytea");
  private static final int LARGE_BYTES = 1 << 20;

  private static final int SHOWN_CHARACTERS = 500;

  private RowText() {}

  /** A record's own text, which quotes and escapes: quick to plan, for few and small rows. */
  static String ofRecord(List<Column> columns) {
    return columns.stream().map(RowText::name).collect(joining(", ", "row(", ")::text"));
  }

  /**
   * The values with a separator between them, and behind them what makes the text unique: for each
   * value that may contain the separator its length, for each that may be null whether it is.
   */
  static String ofValues(List<Column> columns) {
    Stream<String> values = columns.stream().map(RowText::value);
    Stream<String> marks = columns.stream().flatMap(RowText::marks);
    return joined(Stream.concat(values, marks).toList());
  }

  /** One value as the server writes it, and whether it is null. */
  static String ofValue(Column column) {
    String isNull = "pg_catalog.num_nulls(" + name(column) + ")";
    return joined(List.of(value(column), isNull));
  }

  /** The beginning of a value as the server writes it, with an ellipsis where it goes on. */
  static String beginningOf(Column column) {
    return """
        case when pg_catalog.num_nulls(%1$s) = 0
             then pg_catalog.left(pg_catalog.concat(%1$s), %2$d)
                  || case when pg_catalog.length(pg_catalog.concat(%1$s)) > %2$d then '…' else '' end end"""
        .formatted(name(column), SHOWN_CHARACTERS);
  }

  private static String value(Column column) {
    String name = name(column);
    return MAY_BE_LARGE.contains(column.type())
        ? "case when pg_catalog.octet_length(%1$s) > %2$d then pg_catalog.md5(%1$s) else %1$s%3$s end"
            .formatted(name, LARGE_BYTES, column.type().equals("bytea") ? "::text" : "")
        : name;
  }

  private static Stream<String> marks(Column column) {
    String name = name(column);
    if (TEXTS.contains(column.type())) {
      return Stream.of("coalesce(pg_catalog.octet_length(" + name + "), -1)");
    }
    if (!WITHOUT_SEPARATOR.contains(column.type())) {
      // No cast to text: some lose a part of the value, and anybody may have made another.
      return Stream.of(
          "pg_catalog.octet_length(pg_catalog.concat(%1$s)) - pg_catalog.num_nulls(%1$s)"
              .formatted(name));
    }
    return column.nullable() ? Stream.of("(" + name + " is null)") : Stream.empty();
  }

  private static String joined(List<String> parts) {
    if (parts.size() <= MOST_ARGUMENTS) {
      return "pg_catalog.concat_ws(" + SEPARATOR + ", " + String.join(", ", parts) + ")";
    }
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += MOST_ARGUMENTS) {
      groups.add(joined(parts.subList(i, Math.min(parts.size(), i + MOST_ARGUMENTS))));
    }
    return joined(groups);
  }

  private static String name(Column column) {
    return "t." + Identifiers.quote(column.name());
  }
}
