-- What a row version says depends on these besides its bytes. Parameters: schemas and names.
select n.nspname as schema_name,
       c.relname as table_name,
       pg_catalog.md5(pg_catalog.concat_ws(' ', c.oid, pg_catalog.string_agg(
         pg_catalog.concat_ws(':', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attcollation, a.attgenerated), ' ' order by a.attnum))) as shape
  from unnest(?::text[], ?::text[]) as w (schema_name, table_name)
  join pg_catalog.pg_namespace n on n.nspname = w.schema_name
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.table_name
  left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
 group by 1, 2, c.oid
