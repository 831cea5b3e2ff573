-- Materialized views in scope that hold data. Parameters: schema or null for every user schema; table names, which leave no view in scope.
select n.nspname, c.relname
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'm' and c.relispopulated
   and n.nspname = coalesce(?, n.nspname)
   and pg_catalog.cardinality(?::text[]) = 0
