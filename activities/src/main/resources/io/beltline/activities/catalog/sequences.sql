-- Sequences in scope. Parameters: schema or null for every user schema; names or an empty array for all (twice).
select n.nspname as schema_name, c.relname as sequence_name, s.seqincrement
  from pg_catalog.pg_class c
  join pg_catalog.pg_sequence s on s.seqrelid = c.oid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'S'
   and c.relpersistence <> 't'
   and n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
   and n.nspname !~ '^pg_(toast|temp_)'
   and n.nspname = coalesce(?, n.nspname)
   and (pg_catalog.cardinality(?::text[]) = 0 or c.relname = any (?::text[]))
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
 order by n.nspname, c.relname
