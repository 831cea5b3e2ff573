-- Transactions older than an hour, on the whole server.
select 'pid ' || a.pid || ', user ' || coalesce(a.usename, '?') || ', database ' || coalesce(a.datname, '?') || ', since '
       || pg_catalog.to_char(a.xact_start, 'YYYY-MM-DD HH24:MI')
  from pg_catalog.pg_stat_activity a
 where a.xact_start < pg_catalog.now() - interval '1 hour'
   and a.backend_type = 'client backend'
 order by a.xact_start
 limit 20
