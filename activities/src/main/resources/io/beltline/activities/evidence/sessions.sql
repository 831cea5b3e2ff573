-- What applications do in this database. Parameters: users that are not applications; patterns for more of them; the prefix of
-- Beltline's sessions.
select count(*) as sessions,
       coalesce(extract(epoch from max(clock_timestamp() - a.xact_start)), 0)::bigint as oldest_seconds,
       (pg_catalog.array_agg(a.pid order by a.xact_start nulls last))[1] as oldest_pid
  from pg_catalog.pg_stat_activity a
 where a.datname = pg_catalog.current_database()
   and a.backend_type = 'client backend'
   and a.usename <> all (?::text[])
   and a.usename not like all (?::text[])
   and not pg_catalog.starts_with(a.application_name, ?)
