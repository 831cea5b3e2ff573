-- The columns of every table that rows are put into: partitions one by one, hashed ones as a whole.
select n.nspname as schema_name,
       c.relname as table_name,
       a.attname as column_name,
       a.atttypid::bigint as type,
       a.atttypmod as modifier,
       format_type(a.atttypid, a.atttypmod) as type_name,
       a.attnotnull as not_null,
       exists (select from pg_index i
                where i.indrelid = c.oid and i.indisunique and a.attnum = any (i.indkey)) as in_key
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_inherits i on i.inhrelid = c.oid and c.relispartition
  left join pg_partitioned_table above on above.partrelid = i.inhparent
  left join pg_partitioned_table own on own.partrelid = c.oid
 where (c.relkind = 'r' and above.partstrat is distinct from 'h' or own.partstrat = 'h')
   and n.nspname !~ '^(pg_|information_schema$)'
   and a.attgenerated = ''
   and not exists (select from pg_depend d
                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
 order by c.oid, a.attnum
