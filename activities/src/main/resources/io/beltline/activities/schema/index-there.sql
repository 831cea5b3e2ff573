-- What stands under an index's name. Parameter: the name.
select i.indisvalid or x.relkind = 'I' as usable,
       pg_catalog.pg_get_indexdef(x.oid) as definition,
       pg_catalog.quote_ident(n.nspname) as schema_name
  from pg_catalog.pg_class x
  join pg_catalog.pg_index i on i.indexrelid = x.oid
  join pg_catalog.pg_class t on t.oid = i.indrelid
  join pg_catalog.pg_namespace n on n.oid = t.relnamespace
 where x.oid = pg_catalog.to_regclass(?)
