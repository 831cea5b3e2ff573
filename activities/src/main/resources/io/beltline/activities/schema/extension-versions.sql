-- The extensions, in the order of their creation, with the owner of the schema that each is in.
select e.extname as name, e.extversion as version, n.nspname as schema_name,
       pg_catalog.pg_get_userbyid(n.nspowner) as schema_owner
  from pg_catalog.pg_extension e
  join pg_catalog.pg_namespace n on n.oid = e.extnamespace
 where e.extname not in ('plpgsql', 'pglogical', 'pglogical_origin')
 order by e.oid
