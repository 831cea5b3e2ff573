-- How much write-ahead log this server writes in an hour, on average since its statistics began. PostgreSQL 14 or later.
select (w.wal_bytes * 3600
        / greatest(extract(epoch from pg_catalog.clock_timestamp() - w.stats_reset), 60))::bigint as bytes_per_hour,
       pg_catalog.to_char(w.stats_reset, 'YYYY-MM-DD') as since
  from pg_catalog.pg_stat_wal w
 where w.stats_reset is not null
