-- The deferred indexes and what stands of them; the biggest tables first, so that the last builds are short ones.
select d.schema_name, d.index_name, d.partitioned, d.valid as wanted_valid, d.definition, d.afterwards,
       x.oid is not null as present,
       coalesce(i.indisvalid, false) as valid,
       pg_catalog.pg_get_indexdef(x.oid) as found
  from beltline.deferred_index d
  left join pg_catalog.pg_namespace n on n.nspname = d.schema_name
  left join pg_catalog.pg_class x on x.relnamespace = n.oid and x.relname = d.index_name and x.relkind in ('i', 'I')
  left join pg_catalog.pg_index i on i.indexrelid = x.oid
  left join pg_catalog.pg_class t on t.relnamespace = n.oid and t.relname = d.table_name
 order by d.partitioned desc, pg_catalog.pg_table_size(t.oid) desc nulls last, d.schema_name, d.index_name
