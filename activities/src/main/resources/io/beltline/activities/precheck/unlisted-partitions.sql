-- Partitioned tables in scope, with those of their partitions that are not and could hold rows; what a foreign one holds is elsewhere.
-- Parameters: OIDs of the tables in scope (twice).
select c.oid::regclass::text || ' lacks ' || pg_catalog.string_agg(leaf.oid::regclass::text, ', ' order by leaf.relname)
  from pg_catalog.pg_class c
 cross join lateral pg_catalog.pg_partition_tree(c.oid) t
  join pg_catalog.pg_class leaf on leaf.oid = t.relid
 where c.relkind = 'p'
   and leaf.relkind = 'r'
   and c.oid = any (?::text[]::oid[])
   and leaf.oid <> all (?::text[]::oid[])
 group by c.oid
 order by 1
