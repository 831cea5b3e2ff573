-- Materialized views in scope with their columns. Parameters: schema or null for every user schema; table names, which leave no view in scope.
select n.nspname as schema_name,
       c.relname as view_name,
       c.relispopulated as populated,
       a.names as column_names,
       a.types as column_types,
       pg_catalog.pg_table_size(c.oid) as bytes
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 cross join lateral (
         select coalesce(pg_catalog.array_agg(a.attname::text order by a.attnum), '{}') as names,
                coalesce(pg_catalog.array_agg(pg_catalog.format_type(a.atttypid, -1) order by a.attnum), '{}') as types
           from pg_catalog.pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       ) a
 where c.relkind = 'm'
   and n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
   and n.nspname !~ '^pg_(toast|temp_)'
   and n.nspname = coalesce(?, n.nspname)
   and pg_catalog.cardinality(?::text[]) = 0
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
 order by n.nspname, c.relname
