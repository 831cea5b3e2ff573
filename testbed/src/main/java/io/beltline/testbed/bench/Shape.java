package io.beltline.testbed.bench;

/**
 * A table to compare, of one kind of rows.
 *
 * @param name as a database's
 * @param what in words
 * @param sql makes and fills it
 */
record Shape(String name, String what, String sql) {
  /** Kinds of rows of which each asks something else of a comparison. */
  static Shape[] all() {
    return new Shape[] {
      new Shape(
          "texts",
          "wide texts, 1 kB a row",
          """
          create table t (id bigint primary key, title text, body text);
          insert into t select i, 'title ' || i, (select string_agg(md5((i * 31 + k)::text), '') from generate_series(1, 30) k)
            from generate_series(1, %d) i
          """
              .formatted(150_000)),
      new Shape(
          "numbers",
          "twelve numbers and times a row",
          """
          create table t (id bigint primary key, a int, b bigint, c numeric, d numeric(12,2), e float8, f real, g smallint, h timestamptz, i date, j boolean, k numeric);
          insert into t select i, i, i * 7919, i / 7.0, i / 100.0, sqrt(i), i, i %% 100, '2026-01-01'::timestamptz + i * interval '1 second', '2026-01-01'::date + i %% 1000, i %% 2 = 0, i * 1e10
            from generate_series(1, %d) i
          """
              .formatted(1_000_000)),
      new Shape(
          "narrow",
          "many small rows, two integers",
          """
          create table t (id int primary key, n int);
          insert into t select i, i from generate_series(1, %d) i
          """
              .formatted(3_000_000)),
      new Shape(
          "documents",
          "documents, 400 bytes of jsonb a row",
          """
          create table t (id uuid primary key, at timestamptz, doc jsonb);
          insert into t select md5(i::text)::uuid, now(), jsonb_build_object('id', i, 'name', 'name ' || i, 'tags', jsonb_build_array('a', i, true), 'text', repeat(md5(i::text), 8))
            from generate_series(1, %d) i
          """
              .formatted(300_000))
    };
  }
}
