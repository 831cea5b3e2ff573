-- Columns of tables with their types as a cast writes them. Parameter: quoted names of tables.
select t.name, a.attname, pg_catalog.format_type(a.atttypid, -1) as type, not a.attnotnull as nullable
  from pg_catalog.unnest(?::text[]) t(name)
  join pg_catalog.pg_attribute a on a.attrelid = pg_catalog.to_regclass(t.name)
 where a.attnum > 0 and not a.attisdropped
