create table numbers (id bigint primary key, a integer, b bigint, c numeric, d numeric(12, 2), e double precision, f real,
                      g smallint, h timestamptz, i date, j boolean, k numeric);
insert into numbers
select n, n, n::bigint * 7919, n / 7.0, n / 100.0, sqrt(n), n, n % 100, timestamptz '2026-01-01 00:00:00+00' + n * interval '1 second',
       date '2026-01-01' + n % 1000, n % 2 = 0, n * 1e10
  from generate_series(1, 1000000) n
