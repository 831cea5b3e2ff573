-- What tables take on the disk. Parameter: their OIDs.
select coalesce(pg_catalog.sum(pg_catalog.pg_table_size(c.oid)), 0)::bigint as table_bytes,
       coalesce(pg_catalog.sum(pg_catalog.pg_indexes_size(c.oid)), 0)::bigint as index_bytes
  from pg_catalog.pg_class c
 where c.oid = any (?::text[]::oid[])
   and c.relkind = 'r'
