-- Tables that inherit from another one without being its partition, where one of both is in scope and the other is not. Parameter: OIDs of
-- the tables in scope (twice).
select i.inhrelid::bigint as heir, i.inhparent::bigint as parent,
       i.inhrelid::regclass::text as heir_name, i.inhparent::regclass::text as parent_name
  from pg_catalog.pg_inherits i
  join pg_catalog.pg_class c on c.oid = i.inhrelid
 where c.relkind = 'r' and not c.relispartition
   and (i.inhrelid = any (?::text[]::oid[])) <> (i.inhparent = any (?::text[]::oid[]))
 order by heir_name, parent_name
