-- Sequences in scope. Parameters: schema or null for every user schema; names of tables or an empty array for all; names of sequences or
-- an empty array for all. A sequence that a table owns goes with its table, also unlisted; a free one if none is listed. Required is one
-- that the other side cannot do without.
select c.oid,
       n.nspname as schema_name,
       c.relname as sequence_name,
       q.seqincrement as increment,
       q.seqcycle as cycles,
       s.owned or s.listed or (s.all_sequences and s.all_tables) as required
  from pg_catalog.pg_class c
  join pg_catalog.pg_sequence q on q.seqrelid = c.oid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join lateral (
         select r.relname as table_name
           from pg_catalog.pg_depend d
           join pg_catalog.pg_class r on r.oid = d.refobjid
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
            and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
          limit 1
       ) o on true
 cross join (select ?::text as schema_name, ?::text[] as tables, ?::text[] as sequences) x
 cross join lateral (
         select pg_catalog.cardinality(x.tables) = 0 as all_tables,
                pg_catalog.cardinality(x.sequences) = 0 as all_sequences,
                c.relname = any (x.sequences) as listed,
                o.table_name is not null and (pg_catalog.cardinality(x.tables) = 0 or o.table_name = any (x.tables)) as owned
       ) s
 where c.relkind = 'S'
   and c.relpersistence <> 't'
   and n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
   and n.nspname !~ '^pg_(toast|temp_)'
   and n.nspname = coalesce(x.schema_name, n.nspname)
   and (s.owned or s.listed or (s.all_sequences and o.table_name is null))
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
