-- Partitions of the deferred partitioned indexes, also those that are not deferred themselves. Parameters: OIDs of the
-- deferred indexes, OIDs of the archive's relations.
select n.nspname as schema_name, x.relname as index_name, pn.nspname as parent_schema, p.relname as parent_name,
       pg_catalog.pg_get_userbyid(x.relowner) as owner, pg_catalog.pg_get_userbyid(p.relowner) as parent_owner
  from pg_catalog.pg_inherits h
  join pg_catalog.pg_class x on x.oid = h.inhrelid
  join pg_catalog.pg_namespace n on n.oid = x.relnamespace
  join pg_catalog.pg_class p on p.oid = h.inhparent
  join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
 where h.inhparent = any (?::text[]::oid[])
   and h.inhrelid = any (?::text[]::oid[])
 order by n.nspname, x.relname
