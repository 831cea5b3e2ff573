-- What the configuration names and the catalog lacks. Parameters: schema or '' for any (twice); tables; sequences.
with scope as (select nullif(?, '')::name as schema_name),
     relation as (
       select c.relname, c.relkind
         from pg_catalog.pg_class c
         join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        cross join scope
        where n.nspname = coalesce(scope.schema_name, n.nspname) and n.nspname not in ('pg_catalog', 'information_schema'))
select 'schema ' || schema_name as name
  from (select nullif(?, '')::name as schema_name) s
 where s.schema_name is not null and not exists (select from pg_catalog.pg_namespace n where n.nspname = s.schema_name)
union all
select 'table ' || t.name
  from pg_catalog.unnest(?::text[]) t(name)
 where not exists (select from relation r where r.relname = t.name and r.relkind in ('r', 'p'))
union all
select 'sequence ' || s.name
  from pg_catalog.unnest(?::text[]) s(name)
 where not exists (select from relation r where r.relname = s.name and r.relkind = 'S')
