-- Indexes of tables that are not valid. Parameter: the tables' OIDs.
select n.nspname, x.relname
  from pg_catalog.pg_index i
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_namespace n on n.oid = x.relnamespace
 where i.indrelid = any (?::text[]::oid[])
   and not i.indisvalid
 order by n.nspname, x.relname
