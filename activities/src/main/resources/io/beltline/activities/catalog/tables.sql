-- Tables in scope with their usable replica identity. Parameters: whether to look at sizes; schema or null for every user schema; table names or an empty
-- array for all (twice). A deferrable key is no replica identity for pglogical; REPLICA IDENTITY FULL is not one either.
-- Unlogged tables have no log to replicate. A generated column is not copied by pglogical 2.4, and applying an insert to its table without
-- it crashes the subscriber's server (seen with 2.4.2 on 15.20), so its table is copied too.
with identity_index as (
  select distinct on (i.indrelid) i.indrelid, i.indexrelid, i.indkey, i.indnkeyatts
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indrelid
   where i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null
     and ((c.relreplident = 'd' and i.indisprimary) or (c.relreplident = 'i' and i.indisreplident))
   order by i.indrelid, i.indisprimary desc
)
select c.oid,
       n.nspname as schema_name,
       c.relname as table_name,
       case when c.relkind = 'p' then 'LEAVES'
            when c.relpersistence = 'u' or true = any (a.computed) then 'COPIED'
            when x.indexrelid is not null then 'REPLICATED'
            else 'COPIED' end as travel,
       coalesce((select pg_catalog.array_agg(a.attname::text order by k.position)
                   from pg_catalog.unnest(x.indkey::int2[]) with ordinality k(attnum, position)
                   join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where k.position <= x.indnkeyatts), '{}') as key_columns,
       a.names as column_names,
       a.types as column_types,
       a.nullable as column_nullable,
       a.computed as column_computed,
       case when c.relkind = 'p' or not ?::boolean then 0 else pg_catalog.pg_table_size(c.oid) end as bytes,
       c.reltuples::bigint as estimated_rows
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join identity_index x on x.indrelid = c.oid
 cross join lateral (
         select coalesce(pg_catalog.array_agg(a.attname::text order by a.attnum), '{}') as names,
                coalesce(pg_catalog.array_agg(pg_catalog.format_type(a.atttypid, -1) order by a.attnum), '{}') as types,
                coalesce(pg_catalog.array_agg(not a.attnotnull order by a.attnum), '{}') as nullable,
                coalesce(pg_catalog.array_agg(a.attgenerated <> '' order by a.attnum), '{}') as computed
           from pg_catalog.pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       ) a
 where c.relkind in ('r', 'p')
   and c.relpersistence <> 't'
   and n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
   and n.nspname !~ '^pg_(toast|temp_)'
   and n.nspname = coalesce(?, n.nspname)
   and (pg_catalog.cardinality(?::text[]) = 0 or c.relname = any (?::text[]))
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
 order by n.nspname, c.relname
