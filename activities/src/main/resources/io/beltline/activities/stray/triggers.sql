-- The triggers by which a watch notes writes, on whatever tables.
select t.tgname as trigger_name, n.nspname as schema_name, c.relname as table_name, c.oid::bigint as table_oid, t.tgenabled <> 'D' as enabled
  from pg_catalog.pg_trigger t
  join pg_catalog.pg_proc p on p.oid = t.tgfoid
  join pg_catalog.pg_class c on c.oid = t.tgrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where p.pronamespace = pg_catalog.to_regnamespace('beltline')
   and p.proname = 'note_stray_write'
   and not t.tgisinternal
 order by n.nspname, c.relname
