-- What creates an archive's extensions in the versions that they have here. Parameter: their OIDs.
select pg_catalog.format('create extension if not exists %I with schema %I version %L cascade', e.extname, n.nspname, e.extversion)
  from pg_catalog.pg_extension e
  join pg_catalog.pg_namespace n on n.oid = e.extnamespace
 where e.oid = any (?::text[]::oid[])
   and e.extname not in ('pglogical', 'pglogical_origin')
 order by e.oid
