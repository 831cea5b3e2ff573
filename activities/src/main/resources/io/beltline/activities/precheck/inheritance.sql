-- Tables that inherit from another one without being its partition.
select i.inhrelid::regclass::text || ' inherits ' || i.inhparent::regclass::text
  from pg_catalog.pg_inherits i
  join pg_catalog.pg_class c on c.oid = i.inhrelid
 where c.relkind = 'r' and not c.relispartition
 order by 1
