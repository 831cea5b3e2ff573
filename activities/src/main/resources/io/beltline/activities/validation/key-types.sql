-- Types of columns, as a cast writes them. Parameter: OIDs of tables, as texts.
select a.attrelid, a.attname, pg_catalog.format_type(a.atttypid, -1) as type
  from pg_catalog.pg_attribute a
 where a.attrelid = any (?::text[]::oid[]) and a.attnum > 0 and not a.attisdropped
