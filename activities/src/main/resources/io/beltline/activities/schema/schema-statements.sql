-- What creates an archive's schemas where they are missing. Every database has a schema public, whose owner stays who he is. Parameter: their
-- OIDs.
select pg_catalog.format('create schema if not exists %I', n.nspname)
       || case when n.nspname = 'public' then ''
               else pg_catalog.format(' authorization %I', pg_catalog.pg_get_userbyid(n.nspowner)) end
  from pg_catalog.pg_namespace n
 where n.oid = any (?::text[]::oid[])
 order by n.nspname
