-- The relations of an archive by their OIDs.
select n.nspname, c.relname
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.oid = any (?::text[]::oid[])
   and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
 order by n.nspname, c.relname
