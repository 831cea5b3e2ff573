-- Every column of every table, as "schema.table (column)", quoted where the names need it.
select case when n.nspname ~ '^[a-z_][a-z0-9_$]*$' then n.nspname else '"' || replace(n.nspname, '"', '""') || '"' end
       || '.' ||
       case when c.relname ~ '^[a-z_][a-z0-9_$]*$' then c.relname else '"' || replace(c.relname, '"', '""') || '"' end
       || ' (' || a.attname || ')'
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid
 where c.relkind = 'r'
   and a.attnum > 0
   and not a.attisdropped
