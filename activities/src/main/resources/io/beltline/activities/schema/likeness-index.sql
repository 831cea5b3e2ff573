-- The only index of a table. Parameter: the table's name.
select pg_catalog.pg_get_indexdef(i.indexrelid)
  from pg_catalog.pg_index i
 where i.indrelid = pg_catalog.to_regclass(?)
