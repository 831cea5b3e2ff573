-- Indexes that nothing but speed depends on, as pg_dump chooses them: none that backs a constraint, that a foreign key refers to, or that is a
-- replica identity; nor a partition of one of those, because it is attached to what stays.
with recursive kept as (
  select i.indexrelid
    from pg_catalog.pg_index i
   where i.indisreplident
      or exists (select from pg_catalog.pg_constraint c
                  where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x', 'f'))
  union
  select child.inhrelid from kept join pg_catalog.pg_inherits child on child.inhparent = kept.indexrelid
)
select x.oid,
       n.nspname as schema_name,
       x.relname as index_name,
       t.relname as table_name,
       x.relkind = 'I' as partitioned,
       i.indisvalid as valid,
       i.indisclustered as clustered,
       pg_catalog.pg_get_userbyid(t.relowner) as owner,
       pg_catalog.pg_get_indexdef(x.oid) as definition,
       pg_catalog.obj_description(x.oid, 'pg_class') as comment,
       array(select a.attnum::text || ' set statistics ' || a.attstattarget
               from pg_catalog.pg_attribute a
              where a.attrelid = x.oid and a.attstattarget >= 0
              order by a.attnum) as statistics,
       array(select e.extname::text
               from pg_catalog.pg_depend d
               join pg_catalog.pg_extension e on e.oid = d.refobjid
              where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = x.oid
                and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.deptype = 'x') as extensions
  from pg_catalog.pg_index i
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_class t on t.oid = i.indrelid
  join pg_catalog.pg_namespace n on n.oid = x.relnamespace
 where x.oid = any (?::text[]::oid[])
   and x.oid not in (select indexrelid from kept)
 order by n.nspname, x.relname
