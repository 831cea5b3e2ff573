-- How far these sessions are. Parameter: their process ids.
select pid, phase, blocks_done as done, blocks_total as total
  from pg_catalog.pg_stat_progress_create_index
 where pid = any (?::text[]::int[])
union all
select pid, phase, sample_blks_scanned, sample_blks_total
  from pg_catalog.pg_stat_progress_analyze
 where pid = any (?::text[]::int[])
