package io.beltline.activities.validation;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The two hashes of a text that both servers of a pair can compute: of its bytes, whatever its
 * collation is. Under one that takes two texts for the same, the server would give them the same
 * hash, and of a text with two collations none.
 */
final class RowHash {
  /** The server's own, from version 11 on. */
  static final RowHash EXTENDED =
      new RowHash(
          "pg_catalog.hashtextextended(%s collate pg_catalog.\"C\", 1)",
          "pg_catalog.hashtextextended(%s collate pg_catalog.\"C\", 2)");

  /** Halves of an MD5 checksum, for older servers; a quarter as fast. */
  static final RowHash MD5 =
      new RowHash(
          "('x' || pg_catalog.substr(pg_catalog.md5(%s), 1, 16))::bit(64)::bigint",
          "('x' || pg_catalog.substr(pg_catalog.md5(%s), 17, 16))::bit(64)::bigint");

  private static final int FIRST_WITH_EXTENDED = 11;

  private final String first;
  private final String second;

  RowHash(String first, String second) {
    this.first = first;
    this.second = second;
  }

  /** The best that both servers have. */
  static RowHash knownTo(BothSides sides) throws SQLException {
    return knownTo(sides.provider(), sides.subscriber());
  }

  /** The best that two servers have. */
  static RowHash knownTo(Connection one, Connection other) throws SQLException {
    int older =
        Math.min(ComparisonSession.majorVersion(one), ComparisonSession.majorVersion(other));
    return older >= FIRST_WITH_EXTENDED ? EXTENDED : MD5;
  }

  /** Finds the hash for two sides. */
  @FunctionalInterface
  interface Choice {
    /** The hash that both can compute. */
    RowHash among(BothSides sides) throws SQLException;
  }

  String first(String text) {
    return first.formatted(text);
  }

  String second(String text) {
    return second.formatted(text);
  }
}
