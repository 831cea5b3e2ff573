-- Schemas; tables, views, sequences and composite types as a whole. The schema public is there before anything arrives, with an owner and a
-- comment that depend on the server's version, so these two are not compared.
select 'schema', pg_catalog.quote_ident(s.nspname), null::text,
       case when s.nspname = 'public' then '{}'
            else pg_catalog.jsonb_build_object(
              'owner', pg_catalog.pg_get_userbyid(s.nspowner),
              'comment', (select m.description
                            from pg_catalog.pg_description m
                           where m.objoid = s.oid and m.classoid = 'pg_catalog.pg_namespace'::regclass)) end
  from space s
 cross join everything
union all
select case r.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'c' then 'type'
                      when 'f' then 'foreign table' else 'table' end,
       r.name, null,
       pg_catalog.jsonb_build_object(
         'owner', pg_catalog.pg_get_userbyid(c.relowner),
         'comment', (select m.description
                       from pg_catalog.pg_description m
                      where m.objoid = case when r.relkind = 'c' then r.reltype else r.oid end
                        and m.classoid = case when r.relkind = 'c' then 'pg_catalog.pg_type' else 'pg_catalog.pg_class' end::regclass
                        and m.objsubid = 0),
         'partitioned', c.relkind = 'p',
         'partition key', pg_catalog.pg_get_partkeydef(c.oid),
         'partition bound', pg_catalog.pg_get_expr(c.relpartbound, c.oid),
         'parents', (select pg_catalog.jsonb_agg(i.inhparent::regclass::text order by i.inhseqno) from pg_catalog.pg_inherits i where i.inhrelid = c.oid),
         'row type', nullif(c.reloftype, 0)::regtype,
         'unlogged', c.relpersistence = 'u',
         'row level security', c.relrowsecurity,
         'forced row level security', c.relforcerowsecurity,
         'replica identity', case when c.relkind in ('r', 'p') and c.relreplident = 'f' then 'full'
                                  when c.relkind in ('r', 'p') and c.relreplident = 'n' then 'nothing'
                                  when c.relkind in ('r', 'p') and c.relreplident = 'i'
                                  then coalesce((select 'index ' || i.indexrelid::regclass::text
                                                   from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisreplident), 'a lost index') end,
         'access method', case when c.relkind in ('r', 'm') then (select a.amname from pg_catalog.pg_am a where a.oid = c.relam) end,
         'options', case when c.reloptions is not null then array(select o from pg_catalog.unnest(c.reloptions) o order by o collate "C") end,
         'TOAST options', (select array(select o from pg_catalog.unnest(x.reloptions) o order by o collate "C")
                             from pg_catalog.pg_class x where x.oid = nullif(c.reltoastrelid, 0) and x.reloptions is not null),
         'foreign server', v.srvname,
         'server options', f.ftoptions)
  from rel r
  join pg_catalog.pg_class c on c.oid = r.oid
  left join pg_catalog.pg_foreign_table f on f.ftrelid = r.oid
  left join pg_catalog.pg_foreign_server v on v.oid = f.ftserver
union all
select 'definition of view', r.name, r.name, pg_catalog.jsonb_build_object('text', pg_catalog.pg_get_viewdef(r.oid))
  from rel r
 where r.relkind in ('v', 'm')
union all
select 'sequence parameters', r.name, r.name,
       pg_catalog.jsonb_build_object(
         'type', pg_catalog.format_type(q.seqtypid, null), 'start', q.seqstart, 'increment', q.seqincrement, 'minimum', q.seqmin,
         'maximum', q.seqmax, 'cache', q.seqcache, 'cycle', q.seqcycle,
         'owned by', (select pg_catalog.format('%s.%I', d.refobjid::regclass, a.attname)
                        from pg_catalog.pg_depend d
                        join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                       where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = r.oid and d.deptype in ('a', 'i')
                         and d.refclassid = 'pg_catalog.pg_class'::regclass))
  from rel r
  join pg_catalog.pg_sequence q on q.seqrelid = r.oid
union all
select 'statistics', pg_catalog.format('%I.%I', s.nspname, x.stxname), r.name,
       pg_catalog.jsonb_build_object(
         'definition', pg_catalog.pg_get_statisticsobjdef(x.oid),
         'statistics target', nullif(pg_catalog.to_jsonb(x) ->> 'stxstattarget', '-1'),
         'owner', pg_catalog.pg_get_userbyid(x.stxowner),
         'comment', (select m.description
                       from pg_catalog.pg_description m
                      where m.objoid = x.oid and m.classoid = 'pg_catalog.pg_statistic_ext'::regclass))
  from rel r
  join pg_catalog.pg_statistic_ext x on x.stxrelid = r.oid
  join pg_catalog.pg_namespace s on s.oid = x.stxnamespace
