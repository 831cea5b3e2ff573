-- Foreign keys of some tables to others. Parameters: OIDs of those that refer, and of those that are referred to.
select distinct pg_catalog.format('%s, to which %s refers', k.confrelid::pg_catalog.regclass, k.conrelid::pg_catalog.regclass)
  from pg_catalog.pg_constraint k
 where k.contype = 'f'
   and k.conrelid = any (?::text[]::oid[])
   and k.confrelid = any (?::text[]::oid[])
 order by 1
