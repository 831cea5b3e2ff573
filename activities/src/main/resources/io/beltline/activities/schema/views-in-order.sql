-- Those of the named materialized views that are here, each after what it is made of. Parameters: schemas and names.
with recursive edge as (
  select distinct r.ev_class as view, d.refobjid as base
    from pg_catalog.pg_rewrite r
    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
                               and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
   where d.refobjid <> r.ev_class
), path(view, length) as (
  select c.oid, 0 from pg_catalog.pg_class c where c.relkind = 'm'
  union
  select edge.view, path.length + 1 from path join edge on edge.base = path.view
)
select w.schema_name, w.view_name
  from unnest(?::text[], ?::text[]) w(schema_name, view_name)
  join pg_catalog.pg_namespace n on n.nspname = w.schema_name
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.view_name and c.relkind = 'm'
  join path on path.view = c.oid
 group by w.schema_name, w.view_name
 order by pg_catalog.max(path.length), w.schema_name, w.view_name
