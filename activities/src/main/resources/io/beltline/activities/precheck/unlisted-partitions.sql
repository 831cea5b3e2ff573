-- Partitioned tables that are listed, with those of their partitions that are not and could hold rows. Parameters: schema or null; tables
-- (twice).
select n.nspname || '.' || c.relname || ' lacks ' || pg_catalog.string_agg(leaf.relname, ', ' order by leaf.relname)
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 cross join lateral pg_catalog.pg_partition_tree(c.oid) t
  join pg_catalog.pg_class leaf on leaf.oid = t.relid
 where c.relkind = 'p'
   and t.isleaf
   and n.nspname = coalesce(?, n.nspname)
   and c.relname = any (?::text[])
   and leaf.relname <> all (?::text[])
 group by n.nspname, c.relname
 order by 1
