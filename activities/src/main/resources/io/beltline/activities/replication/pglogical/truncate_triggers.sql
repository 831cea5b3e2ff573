-- The triggers that pglogical put on tables of a replication set.
select t.tgname as trigger_name,
       n.nspname as schema_name,
       c.relname as table_name,
       c.oid::bigint as table_oid
  from pg_catalog.pg_depend d
  join pg_catalog.pg_extension e on e.oid = d.refobjid
  join pg_catalog.pg_trigger t on t.oid = d.objid
  join pg_catalog.pg_class c on c.oid = t.tgrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where d.classid = 'pg_catalog.pg_trigger'::regclass
   and d.refclassid = 'pg_catalog.pg_extension'::regclass
   and e.extname = 'pglogical'
   and t.tgparentid = 0
 order by n.nspname, c.relname
