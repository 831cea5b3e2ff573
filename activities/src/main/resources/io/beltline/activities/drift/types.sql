-- Enums, domains, ranges and base types; composite types stand among the relations. Not the types of arrays and multiranges, which
-- PostgreSQL makes by itself. The name of a range's multirange is a column that came with 14, hence read as JSON.
select 'type', pg_catalog.format('%I.%I', s.nspname, t.typname), null::text,
       pg_catalog.jsonb_build_object(
         'owner', pg_catalog.pg_get_userbyid(t.typowner),
         'comment', (select m.description
                       from pg_catalog.pg_description m
                      where m.objoid = t.oid and m.classoid = 'pg_catalog.pg_type'::regclass))
       || case t.typtype
            when 'e' then pg_catalog.jsonb_build_object(
              'labels', (select pg_catalog.jsonb_agg(l.enumlabel order by l.enumsortorder) from pg_catalog.pg_enum l where l.enumtypid = t.oid))
            when 'r' then (
              select pg_catalog.jsonb_build_object(
                       'range of', g.rngsubtype::regtype, 'operator class', pg_catalog.format('%I.%I', n.nspname, o.opcname),
                       'collation', (select pg_catalog.format('%I.%I', ln.nspname, l.collname)
                                       from pg_catalog.pg_collation l
                                       join pg_catalog.pg_namespace ln on ln.oid = l.collnamespace
                                      where l.oid = g.rngcollation),
                       'canonical', g.rngcanonical, 'difference', g.rngsubdiff,
                       'multirange', (pg_catalog.to_jsonb(g) ->> 'rngmultitypid')::oid::regtype)
                from pg_catalog.pg_range g
                join pg_catalog.pg_opclass o on o.oid = g.rngsubopc
                join pg_catalog.pg_namespace n on n.oid = o.opcnamespace
               where g.rngtypid = t.oid)
            when 'd' then pg_catalog.jsonb_build_object(
              'domain over', pg_catalog.format_type(t.typbasetype, t.typtypmod), 'not null', t.typnotnull, 'default', t.typdefault,
              'collation', (select pg_catalog.format('%I.%I', n.nspname, l.collname)
                              from pg_catalog.pg_collation l
                              join pg_catalog.pg_namespace n on n.oid = l.collnamespace
                              join pg_catalog.pg_type b on b.oid = t.typbasetype
                             where l.oid = t.typcollation and l.oid <> b.typcollation),
              'constraints', (select pg_catalog.jsonb_object_agg(
                                       k.conname,
                                       pg_catalog.jsonb_build_array(
                                         pg_catalog.pg_get_constraintdef(k.oid),
                                         (select m.description
                                            from pg_catalog.pg_description m
                                           where m.objoid = k.oid and m.classoid = 'pg_catalog.pg_constraint'::regclass)))
                                from pg_catalog.pg_constraint k
                               where k.contypid = t.oid and (k.convalidated or (select w.not_valid from scope w)) and k.contype <> 'n'))
            else pg_catalog.jsonb_build_object(
              'input', t.typinput, 'output', t.typoutput, 'receive', t.typreceive, 'send', t.typsend, 'modifier input', t.typmodin,
              'modifier output', t.typmodout, 'analyze', t.typanalyze, 'length', t.typlen, 'by value', t.typbyval,
              'category', t.typcategory, 'preferred', t.typispreferred, 'delimiter', t.typdelim, 'alignment', t.typalign,
              'storage', t.typstorage, 'default', t.typdefault, 'element', nullif(t.typelem, 0)::regtype, 'collatable', t.typcollation <> 0) end
  from pg_catalog.pg_type t
  join space s on s.oid = t.typnamespace
 cross join everything
 where t.typtype in ('e', 'd', 'r', 'b')
   and not exists (select from pg_catalog.pg_type e where e.oid = t.typelem and e.typarray = t.oid)
   and (t.oid, 'pg_catalog.pg_type'::regclass) not in (select objid, classid from member)
