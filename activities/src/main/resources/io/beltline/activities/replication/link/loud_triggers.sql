-- Triggers of tables that fire for what replication brings, also those that PostgreSQL made for partitions. Parameter: the tables' OIDs.
select n.nspname as schema_name, c.relname as table_name, c.oid::bigint as table_oid, t.tgname as trigger_name, t.tgenabled::text as fires
  from pg_catalog.pg_trigger t
  join pg_catalog.pg_class c on c.oid = t.tgrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_proc p on p.oid = t.tgfoid
 where t.tgrelid = any (?::text[]::oid[])
   and t.tgenabled in ('A', 'R')
   and p.pronamespace not in (coalesce(pg_catalog.to_regnamespace('pglogical')::oid, 0), pg_catalog.to_regnamespace('beltline')::oid)
   and not exists (select from pg_catalog.pg_constraint k where k.oid = t.tgconstraint and k.contype <> 't')
 order by n.nspname, c.relname, t.tgname
