-- Partitions in scope whose partitioned table is not. Parameters: OIDs of the tables in scope (twice).
select i.inhrelid::regclass::text as partition_name, i.inhparent::regclass::text as parent_name
  from pg_catalog.pg_inherits i
  join pg_catalog.pg_class c on c.oid = i.inhrelid
 where c.relispartition
   and i.inhrelid = any (?::text[]::oid[])
   and i.inhparent <> all (?::text[]::oid[])
 order by partition_name
