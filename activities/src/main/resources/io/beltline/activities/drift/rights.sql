-- Rights, where they are not those that PostgreSQL gives by itself: one fact for each role that has others. Who has all of them has ALL,
-- because a later version knows more of them; a star means: and may pass it on. What default privileges give in one schema is added to what
-- holds everywhere, so there none are usual.
with granted(kind, name, parent, class, owner, acl, usual) as (
  select 'grants on relation', r.name, r.name, case r.relkind when 'S' then 's' else 'r' end::"char", r.relowner, r.relacl, true
    from rel r
   where r.relacl is not null
  union all
  select 'grants on column', pg_catalog.format('%s.%I', r.name, t.attname), r.name, 'c', r.relowner, t.attacl, true
    from rel r
    join pg_catalog.pg_attribute t on t.attrelid = r.oid and t.attacl is not null and not t.attisdropped
  union all
  select 'grants on schema', pg_catalog.quote_ident(s.nspname), pg_catalog.quote_ident(s.nspname), 'n', s.nspowner, s.nspacl, true
    from space s, everything
   where s.nspacl is not null
  union all
  select 'grants on function', p.oid::regprocedure::text, p.oid::regprocedure::text, 'f', p.proowner, p.proacl, true
    from pg_catalog.pg_proc p
    join space s on s.oid = p.pronamespace
   cross join everything
   where p.proacl is not null and (p.oid, 'pg_catalog.pg_proc'::regclass) not in (select objid, classid from member)
  union all
  select 'grants on type', pg_catalog.format('%I.%I', s.nspname, t.typname), pg_catalog.format('%I.%I', s.nspname, t.typname), 'T', t.typowner, t.typacl, true
    from pg_catalog.pg_type t
    join space s on s.oid = t.typnamespace
   cross join everything
   where t.typacl is not null and (t.oid, 'pg_catalog.pg_type'::regclass) not in (select objid, classid from member)
  union all
  select 'grants on language', pg_catalog.quote_ident(l.lanname), null, 'l', l.lanowner, l.lanacl, true
    from pg_catalog.pg_language l, whole
   where l.lanacl is not null and l.oid >= 16384 and (l.oid, 'pg_catalog.pg_language'::regclass) not in (select objid, classid from member)
  union all
  select 'grants on foreign data wrapper', pg_catalog.quote_ident(f.fdwname), null, 'F', f.fdwowner, f.fdwacl, true
    from pg_catalog.pg_foreign_data_wrapper f, whole
   where f.fdwacl is not null and (f.oid, 'pg_catalog.pg_foreign_data_wrapper'::regclass) not in (select objid, classid from member)
  union all
  select 'grants on foreign server', pg_catalog.quote_ident(v.srvname), null, 'S', v.srvowner, v.srvacl, true
    from pg_catalog.pg_foreign_server v, whole
   where v.srvacl is not null and (v.oid, 'pg_catalog.pg_foreign_server'::regclass) not in (select objid, classid from member)
  union all
  select 'default privileges',
         pg_catalog.format('of %I on %s', pg_catalog.pg_get_userbyid(a.defaclrole),
                           case a.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types'
                                                when 'n' then 'schemas' else a.defaclobjtype::text end) || coalesce(' in schema ' || pg_catalog.quote_ident(s.nspname), ''),
         null, case a.defaclobjtype when 'S' then 's' else a.defaclobjtype end, a.defaclrole, a.defaclacl, a.defaclnamespace = 0
    from pg_catalog.pg_default_acl a
   cross join everything
    left join space s on s.oid = a.defaclnamespace
   where s.oid is not null or a.defaclnamespace = 0 and exists (select from whole)
), privilege as (
  select g.kind, g.name, g.parent, g.class, g.owner, x.actual, x.grantee, x.privilege_type as privilege,
         pg_catalog.bool_or(x.is_grantable and x.grantee <> g.owner) as grantable
    from granted g
   cross join lateral (
     select true as actual, a.* from pg_catalog.aclexplode(g.acl) a
     union all
     select false, a.* from pg_catalog.aclexplode(pg_catalog.acldefault(g.class, g.owner)) a where g.usual
   ) x
   group by g.kind, g.name, g.parent, g.class, g.owner, x.actual, x.grantee, x.privilege_type
), held as (
  select p.kind, p.name, p.parent, p.owner, p.grantee, p.actual,
         case when pg_catalog.bool_and(p.grantable) = pg_catalog.bool_or(p.grantable)
               and pg_catalog.count(*) = (select pg_catalog.count(*)
                                            from pg_catalog.aclexplode(pg_catalog.acldefault(p.class, p.owner)) a where a.grantee = p.owner)
              then 'ALL' || case when pg_catalog.bool_and(p.grantable) then '*' else '' end
              else pg_catalog.string_agg(p.privilege || case when p.grantable then '*' else '' end, ', ' order by p.privilege collate "C") end as rights
    from privilege p
   group by p.kind, p.name, p.parent, p.class, p.owner, p.grantee, p.actual
), other as (
  select h.kind, h.name, h.parent, h.owner, h.grantee, pg_catalog.max(h.rights) filter (where h.actual) as rights
    from held h
   group by h.kind, h.name, h.parent, h.owner, h.grantee
  having pg_catalog.max(h.rights) filter (where h.actual) is distinct from pg_catalog.max(h.rights) filter (where not h.actual)
)
select o.kind, o.name, o.parent,
       pg_catalog.jsonb_object_agg(case o.grantee when 0 then 'everybody''s' when o.owner then 'its owner''s'
                                                  else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.grantee)) || '''s' end || ' rights',
                                   coalesce(o.rights, 'none'))
  from other o
 group by o.kind, o.name, o.parent
