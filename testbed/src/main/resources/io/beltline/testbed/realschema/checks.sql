-- What a constraint looks at: columns of a table, or every column of a domain.
select n.nspname as schema_name,
       c.relname as table_name,
       k.conname as name,
       array(select a.attname::text from pg_attribute a
              where a.attrelid = c.oid and a.attnum = any (k.conkey)) as columns,
       pg_get_constraintdef(k.oid) as definition
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
 where k.contype = 'c' and n.nspname !~ '^(pg_|information_schema$)'
union all
select n.nspname, c.relname, k.conname, array[a.attname::text], pg_get_constraintdef(k.oid)
  from pg_constraint k
  join pg_type t on t.oid = k.contypid
  join pg_attribute a on a.atttypid in (t.oid, t.typarray) and a.attnum > 0 and not a.attisdropped
  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
  join pg_namespace n on n.oid = c.relnamespace
 where k.contype = 'c' and n.nspname !~ '^(pg_|information_schema$)'
