-- Tables whose rows stay where they are: foreign ones in scope, and those that are named by OID. Parameters: schema or null for every
-- user schema; table names or an empty array for all (twice); OIDs.
select c.oid::bigint as oid, n.nspname as schema_name, c.relname as table_name,
       coalesce((select s.srvname::text
                   from pg_catalog.pg_foreign_table f
                   join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
                  where f.ftrelid = c.oid), '') as foreign_server,
       case when c.relkind = 'r' then pg_catalog.pg_table_size(c.oid) else 0 end as bytes,
       c.reltuples::bigint as estimated_rows
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where (c.relkind = 'f'
        and n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
        and n.nspname !~ '^pg_(toast|temp_)'
        and n.nspname = coalesce(?, n.nspname)
        and (pg_catalog.cardinality(?::text[]) = 0 or c.relname = any (?::text[]))
        and not exists (select from pg_catalog.pg_depend d
                         where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))
    or c.oid = any (?::text[]::oid[])
 order by n.nspname, c.relname
