-- Triggers whose function stands in a schema: pglogical's on tables of a replication set, those by which truncates are sent, or those by which a
-- watch notes writes. All of them fire for each statement, so no partition has a copy. Parameters: the schema; a pattern for the function's name.
select t.tgname as trigger_name,
       n.nspname as schema_name,
       c.relname as table_name,
       c.oid::bigint as table_oid
  from pg_catalog.pg_trigger t
  join pg_catalog.pg_proc p on p.oid = t.tgfoid
  join pg_catalog.pg_class c on c.oid = t.tgrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where p.pronamespace = pg_catalog.to_regnamespace(?)
   and p.proname like ?
 order by n.nspname, c.relname
