-- Whose transactions a session waits for. A prepared one has no process. Parameter: the session's process.
select h.pid,
       coalesce(a.usename::text, 'no user') as user_name,
       coalesce(a.state, a.backend_type, 'ending') as state,
       coalesce(pg_catalog.to_char(coalesce(a.state_change, a.backend_start), 'HH24:MI:SS'), 'now') as since,
       coalesce(a.query, '') as query,
       coalesce(a.application_name, '') as application_name,
       case when h.pid is null then coalesce(p.gid, 'unknown') end as prepared
  from pg_catalog.pg_locks k
  join pg_catalog.pg_locks h
    on h.granted and h.locktype = k.locktype and h.transactionid = k.transactionid
  left join pg_catalog.pg_stat_activity a on a.pid = h.pid
  left join pg_catalog.pg_prepared_xacts p on p.transaction = h.transactionid
 where k.pid = ?
   and k.locktype = 'transactionid'
   and not k.granted
 order by h.pid
