-- Tables, and indexes of theirs, that are not in the database's own tablespace. Parameter: OIDs of tables.
select pg_catalog.format('%I.%I in %I', n.nspname, c.relname, t.spcname)
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_tablespace t on t.oid = c.reltablespace
 where c.oid in (
         select oid from pg_catalog.unnest(?::text[]::oid[]) oid
         union all
         select i.indexrelid from pg_catalog.pg_index i where i.indrelid = any (?::text[]::oid[]))
 order by 1
