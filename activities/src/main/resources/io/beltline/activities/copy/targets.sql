-- How tables can be emptied and filled. Parameters: schemas and names. Truncate refuses a table that a table outside the list refers to,
-- and costs more than it saves where there is next to nothing, which is how a first copy finds its tables.
-- Triggers that fire even for replication have to be silenced one by one.
with wanted as (
  select w.position, w.schema_name, w.table_name, c.oid
    from unnest(?::text[], ?::text[]) with ordinality as w (schema_name, table_name, position)
    join pg_catalog.pg_namespace n on n.nspname = w.schema_name
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.table_name
)
select schema_name,
       table_name,
       pg_catalog.pg_relation_size(w.oid) <= 65536
       or exists (select from pg_catalog.pg_constraint f
                   where f.contype = 'f' and f.confrelid = w.oid
                     and f.conrelid <> all (select oid from wanted)) as by_delete,
       array(select t.tgname::text from pg_catalog.pg_trigger t
              where t.tgrelid = w.oid and not t.tgisinternal and t.tgenabled = 'A') as always_triggers,
       array(select t.tgname::text from pg_catalog.pg_trigger t
              where t.tgrelid = w.oid and not t.tgisinternal and t.tgenabled = 'R') as replica_triggers
  from wanted w
 order by position
