-- Who holds a lock on one of these relations of this database, or on what inherits from one. A prepared transaction has no process: its lock on
-- its own number tells which it is. Parameters: the relations' OIDs; whether any lock counts, or those alone that neither readers nor writers
-- take: pglogical takes such a one on its own tables.
with recursive wanted(relation) as (
  select pg_catalog.unnest(?::text[]::oid[])
  union
  select h.inhrelid
    from wanted w
    join pg_catalog.pg_inherits h on h.inhparent = w.relation
), prepared(virtualtransaction, gid) as (
  select k.virtualtransaction, p.gid
    from pg_catalog.pg_locks k
    join pg_catalog.pg_prepared_xacts p on p.transaction = k.transactionid
   where k.locktype = 'transactionid'
     and k.pid is null
)
select l.pid,
       coalesce(a.usename::text, 'no user') as user_name,
       coalesce(a.state, a.backend_type, 'ending') as state,
       coalesce(pg_catalog.to_char(coalesce(a.state_change, a.backend_start), 'HH24:MI:SS'), 'now') as since,
       coalesce(a.query, '') as query,
       coalesce(a.application_name, '') as application_name,
       case when l.pid is null then coalesce(p.gid, 'unknown') end as prepared
  from (select distinct k.pid, case when k.pid is null then k.virtualtransaction end as virtualtransaction
          from pg_catalog.pg_locks k
         where k.locktype = 'relation'
           and k.granted
           and k.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
           and k.relation in (select w.relation from wanted w)
           and k.pid is distinct from pg_catalog.pg_backend_pid()
           and (?::boolean or k.mode in ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))) l
  left join pg_catalog.pg_stat_activity a on a.pid = l.pid
  left join prepared p on p.virtualtransaction = l.virtualtransaction
 order by l.pid
