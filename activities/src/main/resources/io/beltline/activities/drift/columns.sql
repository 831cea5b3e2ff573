-- Columns. Servers before 14 know no attcompression: the name then means the column of the one-row table beside it. Newer minor releases
-- (seen in 15.20) keep a mark of their own, pg_attver, among a column's options; it differs by server, and pg_dump leaves it out, too.
select 'column', pg_catalog.format('%s.%I', r.name, a.attname), r.name,
       pg_catalog.jsonb_build_object(
         'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
         'not null', a.attnotnull,
         'default', case when a.attgenerated = '' then pg_catalog.pg_get_expr(e.adbin, e.adrelid) end,
         'generated', case when a.attgenerated <> '' then pg_catalog.jsonb_build_array(a.attgenerated, pg_catalog.pg_get_expr(e.adbin, e.adrelid)) end,
         'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
         'collation', (select pg_catalog.format('%I.%I', n.nspname, l.collname)
                         from pg_catalog.pg_collation l
                         join pg_catalog.pg_namespace n on n.oid = l.collnamespace
                        where l.oid = case when a.attcollation <> t.typcollation then a.attcollation end),
         'storage', case when a.attstorage <> t.typstorage
                         then case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end end,
         'compression', case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end,
         'statistics target', nullif(a.attstattarget, -1),
         'options', nullif(a.options, '{}'),
         'foreign options', a.attfdwoptions,
         'comment', (select m.description
                       from pg_catalog.pg_description m
                      where m.objoid = r.oid and m.classoid = 'pg_catalog.pg_class'::regclass and m.objsubid = a.attnum))
  from rel r
 cross join (values (''::"char")) missing(attcompression)
 cross join lateral (
   select attrelid, attname, attnum, atttypid, atttypmod, attnotnull, attgenerated, attidentity, attcollation, attstorage, attcompression,
          attstattarget, attfdwoptions, atthasdef,
          case when attoptions is not null
               then array(select o from pg_catalog.unnest(attoptions) o where o not like 'pg\_attver=%' order by o collate "C") end as options
     from pg_catalog.pg_attribute
    where attrelid = r.oid and attnum > 0 and not attisdropped
 ) a
  join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
 where r.relkind in ('r', 'p', 'f', 'c', 'v', 'm')
