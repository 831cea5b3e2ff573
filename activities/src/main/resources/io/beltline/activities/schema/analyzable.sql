-- Tables to analyse, the biggest first. One that is partitioned stands for its partitions too.
select n.nspname, c.relname
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where (c.relkind in ('r', 'p') and not c.relispartition or c.relkind = 'm' and c.relispopulated)
   and c.relpersistence <> 't'
   and n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
   and n.nspname !~ '^pg_(toast|temp_)'
 order by pg_catalog.pg_table_size(c.oid) desc, n.nspname, c.relname
