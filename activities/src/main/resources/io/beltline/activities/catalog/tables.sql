-- Tables in scope with their usable replica identity. Parameters: whether to look at sizes; schema or null for every user schema; table names or an empty
-- array for all (twice). A deferrable key is no replica identity for pglogical; REPLICA IDENTITY FULL is not one either.
-- Where another constraint is deferrable, rows may break it for a while: applying such a row ends the link, or replaces the row that it breaks it
-- with (pglogical_apply_heap.c, pglogical_conflict.c). Unlogged tables have no log to replicate. A generated column is not copied by pglogical 2.4, and
-- applying an insert to its table without it crashes the subscriber's server (seen with 2.4.2 on 15.20), so its table is copied too.
-- An opaque column's values do not mean the same on another server as pglogical sends them (decide_datum_transfer in pglogical_proto_native.c): those
-- of built-in types as they stand in memory, where regclass and its like are OIDs, and those of domains and ranges in binary, where arrays and
-- composites name their types by OID.
with recursive by_oid (types) as materialized (
  select pg_catalog.array_agg(t.oid)
    from pg_catalog.pg_type t
   where t.oid < 10000 and (t.typname = 'aclitem' or pg_catalog.left(t.typname, 3) = 'reg')
), used (oid, is_binary) as (
  select t.oid,
         t.typreceive <> 0
         and case when t.oid < 16384 then t.typtype <> 'b' or t.typelem <> 0 else t.typtype <> 'c' and t.typelem = 0 end
    from pg_catalog.pg_type t
   where (t.typtype <> 'b' or t.typelem <> 0 or t.oid = any ((select b.types from by_oid b)::oid[]))
     and t.oid in (select a.atttypid
                     from pg_catalog.pg_attribute a
                    where a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped)
), part (top, is_binary, oid, boxed) as (
  select u.oid, u.is_binary, u.oid, false
    from used u
  union
  select p.top, p.is_binary, e.oid, e.boxed
    from part p
   cross join lateral (
           select t.typbasetype, false from pg_catalog.pg_type t where t.oid = p.oid and t.typtype = 'd'
           union all
           select t.typelem, true from pg_catalog.pg_type t where t.oid = p.oid and t.typelem <> 0
           union all
           select a.atttypid, true
             from pg_catalog.pg_type t
             join pg_catalog.pg_attribute a on a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
            where t.oid = p.oid and t.typtype = 'c'
           union all
           select r.rngsubtype, false
             from pg_catalog.pg_type t
             join pg_catalog.pg_range r on t.oid in (r.rngtypid, (pg_catalog.to_jsonb(r) ->> 'rngmultitypid')::oid)
            where t.oid = p.oid and t.typtype not in ('b', 'c', 'd', 'e')
         ) e (oid, boxed)
), opaque (oid) as materialized (
  select p.top
    from part p
   where p.oid = any ((select b.types from by_oid b)::oid[])
      or p.boxed and p.oid >= 10000 and p.is_binary
), identity_index as (
  select distinct on (i.indrelid) i.indrelid, i.indexrelid, i.indkey, i.indnkeyatts
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indrelid
   where i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null
     and ((c.relreplident = 'd' and i.indisprimary) or (c.relreplident = 'i' and i.indisreplident))
   order by i.indrelid, i.indisprimary desc
)
select c.oid,
       pg_catalog.concat_ws(' ', c.oid, a.shape) as shape,
       n.nspname as schema_name,
       c.relname as table_name,
       case when c.relkind = 'p' then 'LEAVES'
            when c.relpersistence = 'u' or true = any (a.computed) or true = any (a.opaque) then 'COPIED'
            when x.indexrelid is null then 'COPIED'
            when exists (select from pg_catalog.pg_index i where i.indrelid = c.oid and not i.indimmediate) then 'COPIED'
            else 'REPLICATED' end as travel,
       coalesce((select pg_catalog.array_agg(a.attname::text order by k.position)
                   from pg_catalog.unnest(x.indkey::int2[]) with ordinality k(attnum, position)
                   join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where k.position <= x.indnkeyatts), '{}') as key_columns,
       a.names as column_names,
       a.types as column_types,
       a.nullable as column_nullable,
       a.computed as column_computed,
       a.opaque as column_opaque,
       case when c.relkind = 'p' or not ?::boolean then 0 else pg_catalog.pg_table_size(c.oid) end as bytes,
       c.reltuples::bigint as estimated_rows
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join identity_index x on x.indrelid = c.oid
 cross join lateral (
         select coalesce(pg_catalog.array_agg(a.attname::text order by a.attnum), '{}') as names,
                coalesce(pg_catalog.array_agg(pg_catalog.format_type(a.atttypid, -1) order by a.attnum), '{}') as types,
                coalesce(pg_catalog.array_agg(not a.attnotnull order by a.attnum), '{}') as nullable,
                pg_catalog.md5(pg_catalog.string_agg(pg_catalog.concat_ws(' ', a.attnum, a.atttypid, a.atttypmod, a.attname), ',' order by a.attnum)) as shape,
                coalesce(pg_catalog.array_agg(a.attgenerated <> '' order by a.attnum), '{}') as computed,
                coalesce(pg_catalog.array_agg(a.atttypid in (select o.oid from opaque o) order by a.attnum), '{}') as opaque
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
