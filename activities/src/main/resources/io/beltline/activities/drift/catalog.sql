-- A database's schema in a normal form: one row for each object, with the object that it belongs to. Definitions are written with an
-- empty search_path, so names in them are qualified. Left out: owners, comments, what extensions bring, objects that PostgreSQL makes
-- for partitions by itself, not-null constraints (a column says that), and what Beltline and pglogical put there.
-- Parameters: the one schema, or null; names of tables in scope, or an empty array; names of sequences in scope, or an empty array;
-- whether constraints that are NOT VALID count.
with scope as materialized (
  select ?::text as schema_name, ?::text[] as tables, ?::text[] as sequences, ?::boolean as not_valid
), everything as materialized (
  select from scope where pg_catalog.cardinality(tables) = 0
), member as materialized (
  select d.classid, d.objid
    from pg_catalog.pg_depend d
   where d.deptype = 'e'
), space as materialized (
  select n.oid, n.nspname, n.nspacl, n.nspowner
    from pg_catalog.pg_namespace n
   where n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'pglogical_origin', 'beltline')
     and n.nspname !~ '^pg_(toast|temp_)'
     and n.nspname = coalesce((select schema_name from scope), n.nspname)
     and (n.oid, 'pg_catalog.pg_namespace'::regclass) not in (select objid, classid from member)
), rel as materialized (
  select c.*, s.nspname, pg_catalog.format('%I.%I', s.nspname, c.relname) as name
    from pg_catalog.pg_class c
    join space s on s.oid = c.relnamespace
   cross join scope w
   where c.relpersistence <> 't'
     and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c', 'S')
     and case when c.relkind = 'S'
              then case when pg_catalog.cardinality(w.sequences) > 0 then c.relname = any (w.sequences)
                        else pg_catalog.cardinality(w.tables) = 0
                             or exists (select
                                          from pg_catalog.pg_depend d
                                          join pg_catalog.pg_class t on t.oid = d.refobjid
                                         where d.objid = c.oid and d.classid = 'pg_catalog.pg_class'::regclass
                                           and d.deptype in ('a', 'i') and t.relname = any (w.tables)) end
              else pg_catalog.cardinality(w.tables) = 0 or c.relname = any (w.tables) end
     and (c.oid, 'pg_catalog.pg_class'::regclass) not in (select objid, classid from member)
), grants(kind, name, parent, acl) as (
  select 'grants on relation', r.name, r.name, pg_catalog.array_to_string(array(
           select pg_catalog.concat(case when a.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(a.grantee)::text end, ' ',
                                    a.privilege_type, case when a.is_grantable then '*' end)
             from pg_catalog.aclexplode(r.relacl) a
            where a.grantee <> r.relowner order by 1), ', ')
    from rel r
  union all
  select 'grants on column', pg_catalog.format('%s.%I', r.name, t.attname), r.name, pg_catalog.array_to_string(array(
           select pg_catalog.concat(case when a.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(a.grantee)::text end, ' ',
                                    a.privilege_type, case when a.is_grantable then '*' end)
             from pg_catalog.aclexplode(t.attacl) a
            where a.grantee <> r.relowner order by 1), ', ')
    from rel r
    join pg_catalog.pg_attribute t on t.attrelid = r.oid and t.attacl is not null and not t.attisdropped
  union all
  select 'grants on schema', pg_catalog.quote_ident(s.nspname), pg_catalog.quote_ident(s.nspname), pg_catalog.array_to_string(array(
           select pg_catalog.concat(case when a.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(a.grantee)::text end, ' ',
                                    a.privilege_type, case when a.is_grantable then '*' end)
             from pg_catalog.aclexplode(s.nspacl) a
            where a.grantee <> s.nspowner order by 1), ', ')
    from space s, everything
  union all
  select 'grants on function', p.oid::regprocedure::text, p.oid::regprocedure::text, pg_catalog.array_to_string(array(
           select pg_catalog.concat(case when a.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(a.grantee)::text end, ' ',
                                    a.privilege_type, case when a.is_grantable then '*' end)
             from pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) a
            where a.grantee <> p.proowner order by 1), ', ')
    from pg_catalog.pg_proc p
    join space s on s.oid = p.pronamespace
   cross join everything
   where (p.oid, 'pg_catalog.pg_proc'::regclass) not in (select objid, classid from member)
), object(kind, name, parent, definition) as (
  select 'schema', pg_catalog.quote_ident(s.nspname), null, ''
    from space s, everything
  union all
  select case r.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'c' then 'type'
                        when 'f' then 'foreign table' else 'table' end,
         r.name, null,
         pg_catalog.concat_ws(' ', r.relkind::text, r.relpersistence::text, r.relrowsecurity, r.relforcerowsecurity,
                              pg_catalog.pg_get_partkeydef(r.oid), pg_catalog.pg_get_expr(r.relpartbound, r.oid),
                              (select pg_catalog.string_agg(i.inhparent::regclass::text, ',' order by i.inhseqno)
                                 from pg_catalog.pg_inherits i where i.inhrelid = r.oid))
    from rel r
  union all
  select 'definition of view', r.name, r.name, pg_catalog.pg_get_viewdef(r.oid)
    from rel r
   where r.relkind in ('v', 'm')
  union all
  select 'sequence parameters', r.name, r.name,
         pg_catalog.concat_ws(' ', pg_catalog.format_type(q.seqtypid, null), q.seqstart, q.seqincrement, q.seqmin, q.seqmax,
                              q.seqcache, q.seqcycle)
    from rel r
    join pg_catalog.pg_sequence q on q.seqrelid = r.oid
  union all
  select 'column', pg_catalog.format('%s.%I', r.name, a.attname), r.name,
         pg_catalog.concat_ws(' ', pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text,
                              a.attgenerated::text, (select l.collname from pg_catalog.pg_collation l
                                where l.oid = a.attcollation and l.oid <> t.typcollation),
                              pg_catalog.pg_get_expr(d.adbin, d.adrelid))
    from rel r
    join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where r.relkind in ('r', 'p', 'f', 'c', 'v', 'm')
  union all
  select 'constraint', pg_catalog.format('%I on %s', k.conname, r.name), r.name, pg_catalog.pg_get_constraintdef(k.oid)
    from rel r
    join pg_catalog.pg_constraint k on k.conrelid = r.oid
   where (k.convalidated or (select w.not_valid from scope w)) and k.conparentid = 0 and k.contype not in ('n', 't')
     and (k.confrelid = 0 or k.confrelid in (select oid from rel))
  union all
  select 'index', pg_catalog.format('%I.%I', r.nspname, ic.relname), r.name, pg_catalog.pg_get_indexdef(i.indexrelid)
    from rel r
    join pg_catalog.pg_index i on i.indrelid = r.oid and i.indisvalid
    join pg_catalog.pg_class ic on ic.oid = i.indexrelid
   where not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  union all
  select 'trigger', pg_catalog.format('%I on %s', t.tgname, r.name), r.name,
         pg_catalog.concat_ws(' ', pg_catalog.pg_get_triggerdef(t.oid), t.tgenabled::text)
    from rel r
    join pg_catalog.pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal and t.tgparentid = 0
    join pg_catalog.pg_proc p on p.oid = t.tgfoid
   where p.pronamespace is distinct from pg_catalog.to_regnamespace('pglogical')
     and p.pronamespace is distinct from pg_catalog.to_regnamespace('beltline')
  union all
  select 'rule', pg_catalog.format('%I on %s', w.rulename, r.name), r.name,
         pg_catalog.concat_ws(' ', pg_catalog.pg_get_ruledef(w.oid), w.ev_enabled::text)
    from rel r
    join pg_catalog.pg_rewrite w on w.ev_class = r.oid and w.rulename <> '_RETURN'
  union all
  select 'policy', pg_catalog.format('%I on %s', o.polname, r.name), r.name,
         pg_catalog.concat_ws(' ', o.polcmd::text, o.polpermissive,
                              pg_catalog.array_to_string(array(select case when m = 0 then 'public' else pg_catalog.pg_get_userbyid(m)::text end
                                                                 from pg_catalog.unnest(o.polroles) m order by 1), ','),
                              pg_catalog.pg_get_expr(o.polqual, o.polrelid), pg_catalog.pg_get_expr(o.polwithcheck, o.polrelid))
    from rel r
    join pg_catalog.pg_policy o on o.polrelid = r.oid
  union all
  select 'statistics', pg_catalog.format('%I.%I', s.nspname, x.stxname), r.name, pg_catalog.pg_get_statisticsobjdef(x.oid)
    from rel r
    join pg_catalog.pg_statistic_ext x on x.stxrelid = r.oid
    join pg_catalog.pg_namespace s on s.oid = x.stxnamespace
  union all
  select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end, p.oid::regprocedure::text, null,
         case when p.prokind = 'a'
              then (select pg_catalog.concat_ws(' ', g.aggtransfn, g.aggfinalfn, g.aggtranstype::regtype, g.agginitval)
                      from pg_catalog.pg_aggregate g where g.aggfnoid = p.oid)
              else pg_catalog.pg_get_functiondef(p.oid) end
    from pg_catalog.pg_proc p
    join space s on s.oid = p.pronamespace
   cross join everything
   where (p.oid, 'pg_catalog.pg_proc'::regclass) not in (select objid, classid from member)
     and not exists (select from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
  union all
  select 'type', pg_catalog.format('%I.%I', s.nspname, t.typname), null,
         case t.typtype
           when 'e' then (select pg_catalog.string_agg(l.enumlabel, ',' order by l.enumsortorder) from pg_catalog.pg_enum l where l.enumtypid = t.oid)
           when 'r' then (select pg_catalog.concat_ws(' ', 'range', g.rngsubtype::regtype, g.rngsubdiff) from pg_catalog.pg_range g where g.rngtypid = t.oid)
           else pg_catalog.concat_ws(' ', 'domain', pg_catalog.format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault,
                  (select pg_catalog.string_agg(k.conname || ' ' || pg_catalog.pg_get_constraintdef(k.oid), ',' order by k.conname)
                     from pg_catalog.pg_constraint k
                    where k.contypid = t.oid and (k.convalidated or (select w.not_valid from scope w)) and k.contype <> 'n')) end
    from pg_catalog.pg_type t
    join space s on s.oid = t.typnamespace
   cross join everything
   where t.typtype in ('e', 'd', 'r')
     and (t.oid, 'pg_catalog.pg_type'::regclass) not in (select objid, classid from member)
  union all
  select g.kind, g.name, g.parent, g.acl
    from grants g
   where g.acl <> ''
)
select kind, name, parent, pg_catalog.md5(definition) as definition
  from object
