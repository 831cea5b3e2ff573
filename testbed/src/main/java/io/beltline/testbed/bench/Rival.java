package io.beltline.testbed.bench;

/**
 * Other ways to tell whether two tables are the same: what each server is asked. None says in which
 * row or column they differ.
 */
enum Rival {
  COUNT("`count(*)`", "any value", "select count(*) from only %s t"),
  COPY(
      "`copy` of all rows, as for `pg_dump` and `cmp`; what these two do not counted",
      "nothing; but rows in another order are another file",
      "copy (select * from only %s t) to '/dev/null'"),
  MD5_SUM(
      "MD5 of `t::text`, summed up",
      "nothing; 64 bits",
      "select count(*), sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint) from only %s t"),
  MD5_SORTED(
      "MD5 of `t::text`, sorted, and MD5 of them all",
      "nothing; ends at 33 million rows",
      "select md5(string_agg(h, '' order by h)) from (select md5(t::text) as h from only %s t) r"),
  MD5_OF_JSON(
      "MD5 of `row_to_json(t)`, summed up",
      "JSON's `null` beside `NULL`; 64 bits",
      "select count(*), sum(('x' || substr(md5(row_to_json(t)::text), 1, 16))::bit(64)::bigint) from only %s t"),
  HASH_OF_TEXT(
      "one `hashtextextended` of `t::text`, summed up",
      "nothing; 64 bits",
      "select count(*), sum(hashtextextended(t::text, 1)) from only %s t"),
  TWO_HASHES_OF_TEXT(
      "two of them, as many bits as Beltline has",
      "nothing",
      "select count(*), sum(hashtextextended(x, 1)), sum(hashtextextended(x, 2)) from (select t::text as x from only %s t offset 0) r"),
  HASH_OF_RECORD(
      "two `hash_record_extended(t)`, summed up",
      "`1.0` beside `1.00`, `-0` beside `0`; cannot read `json`",
      "select count(*), sum(hash_record_extended(t, 1)), sum(hash_record_extended(t, 2)) from only %s t");

  private final String words;
  private final String unseen;
  private final String sql;

  Rival(String words, String unseen, String sql) {
    this.words = words;
    this.unseen = unseen;
    this.sql = sql;
  }

  /** As a line of the report. */
  ValidationReport.Way at(double megabytesPerCore) {
    return new ValidationReport.Way(words, unseen, megabytesPerCore);
  }

  String statement(String table) {
    return sql.formatted(table);
  }
}
