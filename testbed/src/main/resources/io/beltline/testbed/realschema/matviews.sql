-- Statements that fill the materialized views, in the order of their creation.
select format('refresh materialized view %I.%I', n.nspname, c.relname) as statement
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'm'
 order by c.oid
