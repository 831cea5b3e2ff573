package io.beltline.testbed.bench;

/** Other ways to tell by a statement whether two tables are the same. */
enum Rival {
  /** How many rows, and nothing about them. */
  COUNT("count(*)", "no", "select count(*) from only %1$s t"),
  /** As most scripts and tools do. */
  MD5_SUM(
      "MD5 of `t::text`, summed up",
      "yes",
      "select count(*), sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint) from only %1$s t"),
  /** Likewise, for one text of all. */
  MD5_SORTED(
      "MD5 of `t::text`, sorted and aggregated",
      "yes",
      "select md5(string_agg(h, '' order by h)) from (select md5(t::text) as h from only %1$s t) r"),
  /** One hash of 64 bits. */
  HASH_OF_TEXT(
      "one `hashtextextended` of `t::text`",
      "yes, with half the bits",
      "select count(*), sum(hashtextextended(t::text, 1)) from only %1$s t"),
  /** The server's own hash of values. */
  HASH_OF_RECORD(
      "two `hash_record_extended`",
      "no: 1.0 = 1.00, -0 = 0; not `json`",
      "select count(*), sum(hash_record_extended(t, 1)), sum(hash_record_extended(t, 2)) from only %1$s t");

  private final String words;
  private final String exact;
  private final String sql;

  Rival(String words, String exact, String sql) {
    this.words = words;
    this.exact = exact;
    this.sql = sql;
  }

  String inWords() {
    return words;
  }

  /** Whether it tells apart whatever is not the same. */
  String exact() {
    return exact;
  }

  String statement(String table) {
    return sql.formatted(table);
  }
}
