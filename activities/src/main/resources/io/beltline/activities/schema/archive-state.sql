-- The archive and how much of it stands here.
select a.objects,
       a.restored_at is not null as restored,
       pg_catalog.cardinality(a.relation_names) as relations,
       (select pg_catalog.count(*)
          from unnest(a.relation_schemas, a.relation_names) r(schema_name, relation_name)
          join pg_catalog.pg_namespace n on n.nspname = r.schema_name
          join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = r.relation_name) as present,
       (select pg_catalog.string_agg(missing, ', ')
          from (select r.schema_name || '.' || r.relation_name as missing
                  from unnest(a.relation_schemas, a.relation_names) r(schema_name, relation_name)
                 where not exists (select from pg_catalog.pg_namespace n
                                     join pg_catalog.pg_class c on c.relnamespace = n.oid
                                    where n.nspname = r.schema_name and c.relname = r.relation_name)
                 limit 5) sample) as missing,
       (select pg_catalog.count(*) from beltline.deferred_index) as indexes,
       (select pg_catalog.count(*) from beltline.deferred_constraint) as constraints
  from beltline.schema_archive a
