-- Constraints, with the indexes that they stand on, and all other indexes. An index that is not valid counts as not there.
select 'constraint', pg_catalog.format('%I on %s', k.conname, r.name), r.name,
       pg_catalog.jsonb_build_object(
         'definition', pg_catalog.pg_get_constraintdef(k.oid),
         'comment', (select m.description
                       from pg_catalog.pg_description m
                      where m.objoid = k.oid and m.classoid = 'pg_catalog.pg_constraint'::regclass),
         'index options', case when c.reloptions is not null then array(select o from pg_catalog.unnest(c.reloptions) o order by o collate "C") end,
         'index not valid', nullif(not i.indisvalid, false),
         'clustered', nullif(i.indisclustered, false),
         'comment on its index', (select mi.description
                                    from pg_catalog.pg_description mi
                                   where mi.objoid = i.indexrelid and mi.classoid = 'pg_catalog.pg_class'::regclass and mi.objsubid = 0))
  from rel r
  join pg_catalog.pg_constraint k on k.conrelid = r.oid
  left join pg_catalog.pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
  left join pg_catalog.pg_class c on c.oid = i.indexrelid
 where (k.convalidated or (select w.not_valid from scope w)) and k.conparentid = 0 and k.contype not in ('n', 't')
   and (k.confrelid = 0 or k.confrelid in (select oid from rel))
union all
select 'index', pg_catalog.format('%I.%I', r.nspname, c.relname), r.name,
       pg_catalog.jsonb_build_object(
         'definition', pg_catalog.pg_get_indexdef(i.indexrelid),
         'part of', (select h.inhparent::regclass from pg_catalog.pg_inherits h where h.inhrelid = i.indexrelid),
         'clustered', nullif(i.indisclustered, false),
         'statistics targets', (select pg_catalog.jsonb_object_agg(a.attnum, a.attstattarget)
                                  from pg_catalog.pg_attribute a where a.attrelid = i.indexrelid and a.attstattarget >= 0),
         'comment', (select m.description
                       from pg_catalog.pg_description m
                      where m.objoid = i.indexrelid and m.classoid = 'pg_catalog.pg_class'::regclass and m.objsubid = 0))
  from rel r
  join pg_catalog.pg_index i on i.indrelid = r.oid and i.indisvalid
  join pg_catalog.pg_class c on c.oid = i.indexrelid
 where not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
