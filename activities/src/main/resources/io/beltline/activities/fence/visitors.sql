-- Sessions of applications, by user.
select v.user_name,
       count(*) as sessions,
       pg_catalog.to_char(pg_catalog.min(a.backend_start) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as since,
       pg_catalog.string_agg(distinct coalesce(pg_catalog.host(a.client_addr), 'the server itself'), ', ') as clients
  from application v
  join pg_catalog.pg_stat_activity a on a.pid = v.pid
 group by v.user_name
 order by v.user_name
