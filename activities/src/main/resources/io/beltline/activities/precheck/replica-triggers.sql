-- Triggers of users that fire for replicated rows as well.
select t.tgname || ' on ' || t.tgrelid::regclass::text
  from pg_catalog.pg_trigger t
  join pg_catalog.pg_proc p on p.oid = t.tgfoid
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
 where t.tgenabled in ('A', 'R') and not t.tgisinternal and n.nspname not in ('pglogical', 'beltline')
 order by 1
