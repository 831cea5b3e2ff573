-- Indexes of partitions that are not attached yet.
select a.schema_name, a.index_name, a.parent_schema, a.parent_name
  from beltline.deferred_attachment a
  left join pg_catalog.pg_namespace n on n.nspname = a.schema_name
  left join pg_catalog.pg_class x on x.relnamespace = n.oid and x.relname = a.index_name
 where not exists (select from pg_catalog.pg_inherits h where h.inhrelid = x.oid)
 order by a.schema_name, a.index_name
