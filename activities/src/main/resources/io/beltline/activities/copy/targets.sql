-- How tables can be emptied and filled. Parameters: schemas and names. Truncate refuses a table that another one refers to unless that
-- is truncated as well, and costs more than it saves where there is next to nothing, which is how a first copy finds its tables. Delete
-- refuses a table that is published for somebody and has no identity. A check that is not valid holds for every row that comes anew, also
-- for those which broke it when it was made.
-- Triggers that fire even for replication have to be silenced one by one.
with wanted as (
  select w.position, w.schema_name, w.table_name, c.oid
    from unnest(?::text[], ?::text[]) with ordinality as w (schema_name, table_name, position)
    join pg_catalog.pg_namespace n on n.nspname = w.schema_name
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.table_name
)
select schema_name,
       table_name,
       (pg_catalog.pg_relation_size(w.oid) <= 65536
        and not exists (select from pg_catalog.pg_publication_tables t
                          join pg_catalog.pg_publication p on p.pubname = t.pubname and p.pubdelete
                         where t.schemaname = w.schema_name and t.tablename = w.table_name))
       or exists (select from pg_catalog.pg_constraint f
                   where f.contype = 'f' and f.confrelid = w.oid and f.conrelid <> w.oid) as by_delete,
       checks.away as checks_away,
       checks.back as checks_back,
       array(select t.tgname::text from pg_catalog.pg_trigger t
              where t.tgrelid = w.oid and not t.tgisinternal and t.tgenabled = 'A') as always_triggers,
       array(select t.tgname::text from pg_catalog.pg_trigger t
              where t.tgrelid = w.oid and not t.tgisinternal and t.tgenabled = 'R') as replica_triggers
  from wanted w
 cross join lateral (
         select coalesce(pg_catalog.array_agg(pg_catalog.format('alter table %s drop constraint %I', w.oid::pg_catalog.regclass, k.conname)
                                              order by k.conname), '{}') as away,
                coalesce(pg_catalog.array_agg(pg_catalog.format('alter table %s add constraint %I %s', w.oid::pg_catalog.regclass, k.conname,
                                                                pg_catalog.pg_get_constraintdef(k.oid))
                                              || case when about.text is null then ''
                                                      else pg_catalog.format('; comment on constraint %I on %s is %L', k.conname, w.oid::pg_catalog.regclass, about.text) end
                                              order by k.conname), '{}') as back
           from pg_catalog.pg_constraint k
          cross join lateral pg_catalog.obj_description(k.oid, 'pg_constraint') as about (text)
          where k.conrelid = w.oid and k.contype = 'c' and not k.convalidated and k.coninhcount = 0
       ) checks
 order by position
