-- One subscription of this database with the state of its tables and of its worker; workers that copy a table, and those that apply in parallel for
-- another one, are not meant. Whether it copies tells the marker's own table, which every link carries. Parameter: its name.
select s.subenabled as enabled,
       coalesce(s.subslotname::text, '') as slot,
       'pg_' || s.oid as origin,
       exists (select from pg_catalog.pg_subscription_rel r
                where r.srsubid = s.oid and r.srrelid = pg_catalog.to_regclass('beltline.marker')
                  and (r.srsubstate <> 'r' or r.srsublsn is not null)) as copies,
       t.unready,
       w.applying,
       w.copying
  from pg_catalog.pg_subscription s
  join pg_catalog.pg_database d on d.oid = s.subdbid and d.datname = pg_catalog.current_database()
 cross join lateral (
         select exists (select from pg_catalog.pg_subscription_rel r where r.srsubid = s.oid and r.srsubstate <> 'r') as unready
       ) t
 cross join lateral (
         select coalesce(pg_catalog.bool_or(a.relid is null and pg_catalog.to_jsonb(a) ->> 'leader_pid' is null), false) as applying,
                coalesce(pg_catalog.bool_or(a.relid is not null), false) as copying
           from pg_catalog.pg_stat_subscription a
          where a.subid = s.oid and a.pid is not null
       ) w
 where s.subname = ?
