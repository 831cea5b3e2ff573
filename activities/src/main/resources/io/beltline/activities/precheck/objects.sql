-- What stands in scope and would collide with the source's schema. Parameters: schema or null for every user schema; table names or
-- an empty array for all (three times). With a list of tables only these collide.
with user_schema as (
  select n.oid, n.nspname
    from pg_catalog.pg_namespace n
   where n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
     and n.nspname !~ '^pg_(toast|temp_)'
     and n.nspname = coalesce(?, n.nspname)
), found as (
  select case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end
         || ' ' || n.nspname || '.' || c.relname as name, 'pg_catalog.pg_class'::regclass as class, c.oid
    from pg_catalog.pg_class c
    join user_schema n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
     and (pg_catalog.cardinality(?::text[]) = 0 or c.relname = any (?::text[]))
  union all
  select 'function ' || n.nspname || '.' || p.proname, 'pg_catalog.pg_proc'::regclass, p.oid
    from pg_catalog.pg_proc p
    join user_schema n on n.oid = p.pronamespace
   where pg_catalog.cardinality(?::text[]) = 0
)
select f.name
  from found f
 where not exists (select from pg_catalog.pg_depend d where d.classid = f.class and d.objid = f.oid and d.deptype = 'e')
 order by f.name
