-- Checks and foreign keys that are NOT VALID. One that a table has from its parent goes with the parent's. Parameters: OIDs of the tables;
-- names of tables, without which domains count too; their schema, or null for every user schema.
select n.nspname as schema_name,
       coalesce(t.relname, d.typname) as owner_name,
       d.oid is not null as on_domain,
       c.conname as constraint_name,
       c.conrelid as table_oid,
       c.confrelid as referred_oid
  from pg_catalog.pg_constraint c
  left join pg_catalog.pg_class t on t.oid = c.conrelid
  left join pg_catalog.pg_type d on d.oid = c.contypid and c.contypid <> 0
  join pg_catalog.pg_namespace n on n.oid = coalesce(t.relnamespace, d.typnamespace)
 where not c.convalidated
   and c.contype in ('c', 'f')
   and c.coninhcount = 0
   and (c.conrelid = any (?::text[]::oid[])
        or d.oid is not null
           and pg_catalog.cardinality(?::text[]) = 0
           and n.nspname = coalesce(?, n.nspname)
           and n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
           and not exists (select from pg_catalog.pg_depend e
                            where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.objid = d.oid and e.deptype = 'e'))
 order by n.nspname, owner_name, c.conname
