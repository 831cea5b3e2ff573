-- What came with the extension or lives by it, in the words of an inventory: an extension's own objects, the sets that every node has, and
-- triggers on tables of sets.
select 'extension ' || e.extname
  from pg_catalog.pg_extension e
 where e.extname = 'pglogical'
union all
select 'schema pglogical'
union all
select 'event trigger ' || t.evtname
  from pg_catalog.pg_extension e
  join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_extension'::regclass and d.refobjid = e.oid and d.deptype = 'e'
  join pg_catalog.pg_event_trigger t on d.classid = 'pg_catalog.pg_event_trigger'::regclass and d.objid = t.oid
 where e.extname = 'pglogical'
union all
select 'pglogical set ' || s.name
  from (values ('default'), ('default_insert_only'), ('ddl_sql')) s(name)
union all
select 'pglogical trigger ' || t.tgname || ' on ' || t.tgrelid::pg_catalog.regclass
  from pg_catalog.pg_trigger t
  join pg_catalog.pg_proc p on p.oid = t.tgfoid
 where p.pronamespace = pg_catalog.to_regnamespace('pglogical')
