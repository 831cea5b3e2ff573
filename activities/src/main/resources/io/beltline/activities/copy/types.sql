-- The types of a table's columns in one text, for tables whose binary form means the same on another server of the same major version:
-- types that are built in, have send and receive functions, and are not one of those that send an OID. Parameters: schemas and names.
select n.nspname as schema_name,
       c.relname as table_name,
       pg_catalog.string_agg(pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' order by a.attname) as types
  from unnest(?::text[], ?::text[]) as w (schema_name, table_name)
  join pg_catalog.pg_namespace n on n.nspname = w.schema_name
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.table_name
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  join pg_catalog.pg_type t on t.oid = a.atttypid
  join pg_catalog.pg_type e on e.oid = case when t.typcategory = 'A' then t.typelem else t.oid end
 group by 1, 2
having pg_catalog.bool_and(a.atttypid < 16384 and e.oid < 16384 and e.typtype in ('b', 'r', 'm')
                           and e.typsend <> 0 and e.typreceive <> 0 and e.typname not like 'reg%'
                           and e.typname not in ('pg_node_tree', 'pg_ndistinct', 'pg_dependencies', 'pg_mcv_list',
                                                 'pg_brin_bloom_summary', 'pg_brin_minmax_multi_summary'))
