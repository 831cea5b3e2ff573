package io.beltline.testbed.realschema;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Values of types that are not made of other types, as the text that their input takes. */
final class Scalars {

  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
  private static final int HEADER = 4;

  private Scalars() {}

  /**
   * The value number n: another one for each n wherever the type has so many.
   *
   * @param type without its schema
   * @param modifier as the catalog has it; -1 for none
   */
  static Optional<String> value(String type, int modifier, long n) {
    return Optional.ofNullable(
        switch (type) {
          case "int2" -> Long.toString(n % Short.MAX_VALUE);
          case "int4", "int8", "oid", "xid", "xid8", "cid", "money" -> Long.toString(n);
          case "numeric" -> numeric(modifier, n);
          case "float4", "float8" -> n + ".25";
          case "bool" -> Boolean.toString(n % 2 == 0);
          case "text", "citext", "varchar" -> text(modifier, n);
          case "bpchar", "char" -> shortened(type.equals("char") ? 1 : limit(modifier, 1), n);
          case "name" -> "name_" + n;
          case "uuid" ->
              UUID.nameUUIDFromBytes(Long.toString(n).getBytes(StandardCharsets.US_ASCII))
                  .toString();
          case "date" -> day(n).toString();
          case "timestamp" -> moment(n).toString();
          case "timestamptz" -> moment(n) + "+00";
          case "time" -> moment(n).toLocalTime().toString();
          case "timetz" -> moment(n).toLocalTime() + "+02";
          case "interval" -> n + " days 00:00:01.5";
          case "json" -> "{\"n\": %d, \"ä\":[null, 1.50, \"x\\ty\"]}".formatted(n);
          case "jsonb" -> "{\"n\": %d, \"ä\": [null, 1.50, \"x\"]}".formatted(n);
          case "jsonpath" -> "$.n ? (@ > %d)".formatted(n);
          case "xml" -> "<row n=\"%d\">ä &amp; b</row>".formatted(n);
          case "bytea" -> "\\x00ff%016x".formatted(n);
          case "inet" -> "10.%s/8".formatted(octets(n));
          case "cidr" -> "10.%s/32".formatted(octets(n));
          case "macaddr" ->
              "08:00:2b:%02x:%02x:%02x".formatted((n >> 16) & 255, (n >> 8) & 255, n & 255);
          case "bit", "varbit" -> bits(type, modifier, n);
          case "tsvector" -> "'word':1A 'n%d':2".formatted(n);
          case "tsquery" -> "'word' & 'n%d'".formatted(n);
          case "point" -> "(%d,0.5)".formatted(n);
          case "lseg" -> "[(0,0),(%d,1)]".formatted(n);
          case "path" -> "[(0,0),(%d,1),(2,2)]".formatted(n);
          case "polygon" -> "((0,0),(%d,1),(1,7))".formatted(n);
          case "box" -> "(%d,1),(0,0)".formatted(n);
          case "circle" -> "<(1,2),%d>".formatted(n);
          case "line" -> "{1,%d,3}".formatted(n);
          case "hstore" -> "\"n\"=>\"%d\", \"none\"=>NULL".formatted(n);
          case "ltree" -> "top.n%d".formatted(n);
          case "cube" -> "(%d, 1, 2)".formatted(n);
          case "pg_lsn" -> "0/%X".formatted(n);
          case "regclass" -> "pg_catalog.pg_class";
          case "regtype" -> "pg_catalog.int4";
          default -> null;
        });
  }

  private static String text(int modifier, long n) {
    int limit = limit(modifier, Integer.MAX_VALUE);
    String plain = "row " + n;
    String odd = plain + " äß ' \" \\ \t, %";
    return odd.length() <= limit && n % 3 == 0
        ? odd
        : plain.length() <= limit ? plain : shortened(limit, n);
  }

  private static String shortened(int limit, long n) {
    String digits = Long.toString(n, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    return digits.substring(Math.max(0, digits.length() - limit));
  }

  private static int limit(int modifier, int otherwise) {
    return modifier > HEADER ? modifier - HEADER : otherwise;
  }

  private static String numeric(int modifier, long n) {
    if (modifier < HEADER) {
      return n + ".50";
    }
    int precision = ((modifier - HEADER) >> 16) & 0xffff;
    int scale = (modifier - HEADER) & 0x7ff;
    long whole = n % (long) Math.pow(10, Math.max(0, Math.min(precision - scale, 15)));
    return scale == 0 ? Long.toString(whole) : whole + "." + "5".repeat(scale);
  }

  private static LocalDate day(long n) {
    return FIRST_DAY.plusDays(n % 30_000);
  }

  private static LocalDateTime moment(long n) {
    return FIRST_DAY.atTime(1, 2, 3, 456_789_000).plusMinutes(n * 7 % 9_000_000);
  }

  private static String octets(long n) {
    return ((n >> 16) & 255) + "." + ((n >> 8) & 255) + "." + (n & 255);
  }

  private static String bits(String type, int modifier, long n) {
    int width = modifier > 0 ? modifier : 1;
    String digits = Long.toBinaryString(n);
    String cut = digits.substring(Math.max(0, digits.length() - width));
    return type.equals("bit") ? "0".repeat(width - cut.length()) + cut : cut;
  }
}
