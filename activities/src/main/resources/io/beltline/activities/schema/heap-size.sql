-- How much tables hold, in bytes, without indexes. Zero when they are empty and nothing was deleted from them. Parameter: their OIDs.
select coalesce(pg_catalog.sum(pg_catalog.pg_relation_size(c.oid)
                               + case when c.reltoastrelid = 0 then 0 else pg_catalog.pg_relation_size(c.reltoastrelid) end), 0)::bigint
  from pg_catalog.pg_class c
 where c.oid = any (?::text[]::oid[])
   and c.relkind = 'r'
