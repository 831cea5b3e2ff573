-- What there is to say of why tables travel as catalog/tables.sql decides. Parameter: their OIDs. A candidate is a unique index that
-- could be chosen as replica identity.
select c.oid::bigint as oid,
       pg_catalog.pg_get_userbyid(c.relowner)::text as owner,
       c.relpersistence = 'u' as unlogged,
       array(select a.attname::text
               from pg_catalog.pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and a.attgenerated <> '' and not a.attisdropped
              order by a.attnum) as generated,
       c.relreplident::text as replica_identity,
       coalesce(chosen.name, '') as identity_index,
       coalesce(pk.name, '') as key_name,
       coalesce(pk.columns, '{}') as key_columns,
       coalesce(pk.deferrable, false) as key_deferrable,
       later.names as deferrable,
       later.changes as undeferred,
       coalesce(candidate.name, '') as candidate
  from pg_catalog.pg_class c
  left join lateral (
         select x.relname::text as name,
                not i.indimmediate as deferrable,
                array(select a.attname::text
                        from pg_catalog.unnest(i.indkey::int2[]) with ordinality k(attnum, position)
                        join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                       where k.position <= i.indnkeyatts
                       order by k.position) as columns
           from pg_catalog.pg_index i
           join pg_catalog.pg_class x on x.oid = i.indexrelid
          where i.indrelid = c.oid and i.indisprimary
       ) pk on true
  left join lateral (
         select x.relname::text as name
           from pg_catalog.pg_index i
           join pg_catalog.pg_class x on x.oid = i.indexrelid
          where i.indrelid = c.oid and i.indisreplident
       ) chosen on true
  left join lateral (
         select pg_catalog.min(x.relname::text) as name
           from pg_catalog.pg_index i
           join pg_catalog.pg_class x on x.oid = i.indexrelid
          where i.indrelid = c.oid
            and i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null
            and not exists (select
                              from pg_catalog.unnest(i.indkey::int2[]) with ordinality k(attnum, position)
                              join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                             where k.position <= i.indnkeyatts and not a.attnotnull)
       ) candidate on true
 cross join lateral (
         select coalesce(pg_catalog.array_agg(k.conname::text order by k.conname), '{}') as names,
                coalesce(pg_catalog.array_agg(pg_catalog.format('drop constraint %1$I, add constraint %1$I %2$s', k.conname,
                                                                pg_catalog.regexp_replace(pg_catalog.pg_get_constraintdef(k.oid),
                                                                                          ' DEFERRABLE( INITIALLY DEFERRED)?$', ''))
                                              order by k.conname), '{}') as changes
           from pg_catalog.pg_constraint k
          where k.conrelid = c.oid and k.condeferrable and k.contype in ('u', 'x')
       ) later
 where c.oid = any (?::text[]::oid[])
