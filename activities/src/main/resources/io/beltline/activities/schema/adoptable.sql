-- What makes an object of this side on the other one, by statements: 'create' where it is missing, 'alter' where it is another, 'drop' where it
-- is too much; those that must not come before the link has brought what was written until now stand as '… later'. An object without any
-- comes with another one, as the columns of partitions do with their parent's, or cannot be adopted. A type's label that was renamed would be
-- added beside the old one, and could not be taken away again. Goes on from drift/scope.sql.
select 'schema', pg_catalog.quote_ident(s.nspname), null::text,
       pg_catalog.jsonb_build_object(
         'create', pg_catalog.jsonb_build_array(pg_catalog.format('create schema %I authorization %I', s.nspname, pg_catalog.pg_get_userbyid(s.nspowner))))
  from space s
 cross join everything
union all
select 'type', pg_catalog.format('%I.%I', s.nspname, t.typname), null,
       pg_catalog.jsonb_build_object(
         'create', pg_catalog.jsonb_build_array(
           pg_catalog.format('create type %I.%I as enum (%s)', s.nspname, t.typname, pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' order by e.enumsortorder)),
           pg_catalog.format('alter type %I.%I owner to %I', s.nspname, t.typname, pg_catalog.pg_get_userbyid(t.typowner))),
         'alter', pg_catalog.jsonb_build_array(
             pg_catalog.format('do %L', pg_catalog.format(
               'begin if exists (select from pg_catalog.pg_enum where enumtypid = %L::pg_catalog.regtype and enumlabel <> all (%L)) then '
                 || 'raise ''the destination has labels that the source has not''; end if; end',
               t.oid::regtype, pg_catalog.array_agg(e.enumlabel::text))))
           || pg_catalog.jsonb_agg(
             pg_catalog.format('alter type %I.%I add value if not exists %L', s.nspname, t.typname, e.enumlabel)
               || case when e.before is null then '' else ' after ' || pg_catalog.quote_literal(e.before) end order by e.enumsortorder))
  from pg_catalog.pg_type t
  join space s on s.oid = t.typnamespace
  join (select enumtypid, enumlabel, enumsortorder, pg_catalog.lag(enumlabel) over (partition by enumtypid order by enumsortorder) as before
          from pg_catalog.pg_enum) e on e.enumtypid = t.oid
 cross join everything
 group by t.oid, s.nspname, t.typname, t.typowner
union all
select 'sequence', r.name, null,
       pg_catalog.jsonb_build_object(
         'create', pg_catalog.jsonb_build_array(
           pg_catalog.format('create sequence %s as %s increment %s minvalue %s maxvalue %s start %s cache %s%s', r.name,
                             pg_catalog.format_type(q.seqtypid, null), q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache,
                             case when q.seqcycle then ' cycle' else '' end),
           pg_catalog.format('alter sequence %s owner to %I', r.name, pg_catalog.pg_get_userbyid(r.relowner))))
  from rel r
  join pg_catalog.pg_sequence q on q.seqrelid = r.oid
 where not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = r.oid and d.deptype = 'i')
union all
select 'sequence parameters', r.name, r.name,
       pg_catalog.jsonb_build_object(
         'alter', pg_catalog.jsonb_build_array(pg_catalog.format('alter sequence %s owned by %s.%I', r.name, d.refobjid::regclass, a.attname)))
  from rel r
  join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::regclass and d.objid = r.oid and d.deptype = 'a'
                             and d.refclassid = 'pg_catalog.pg_class'::regclass
  join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
 where r.relkind = 'S'
union all
select case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure::text, null,
       pg_catalog.jsonb_build_object(
         'create', x.statements, 'alter', x.statements,
         'drop later', pg_catalog.jsonb_build_array(pg_catalog.format('drop routine %s', p.oid::regprocedure)))
  from pg_catalog.pg_proc p
  join space s on s.oid = p.pronamespace
 cross join everything
 cross join lateral (
   select pg_catalog.jsonb_build_array(
            pg_catalog.pg_get_functiondef(p.oid),
            pg_catalog.format('alter routine %s owner to %I', p.oid::regprocedure, pg_catalog.pg_get_userbyid(p.proowner))) as statements
    where p.prokind <> 'a'
 ) x
 where p.prokind <> 'a'
union all
select 'definition of function', p.oid::regprocedure::text, p.oid::regprocedure::text,
       pg_catalog.jsonb_build_object('alter', pg_catalog.jsonb_build_array(case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid) end))
  from pg_catalog.pg_proc p
  join space s on s.oid = p.pronamespace
 cross join everything
 where p.prosrc = '' and p.prokind <> 'a'
union all
-- Partitions get columns, constraints and indexes from their parent. A table with other parents, or of a type, is left to people.
select 'table', r.name, null,
       pg_catalog.jsonb_build_object(
         'create', case
           when c.relispartition then
             pg_catalog.jsonb_build_array(
               pg_catalog.format('create table %s partition of %s %s', r.name, h.inhparent::regclass, pg_catalog.pg_get_expr(c.relpartbound, c.oid))
                 || coalesce(' partition by ' || pg_catalog.pg_get_partkeydef(c.oid), ''),
               owner.statement)
           when h.inhparent is null and c.reloftype = 0 then
             pg_catalog.jsonb_build_array(
               pg_catalog.format('create %stable %s (%s)', case when c.relpersistence = 'u' then 'unlogged ' else '' end, r.name,
                 (select pg_catalog.string_agg(
                           pg_catalog.format('%I %s%s%s%s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
                             coalesce((select pg_catalog.format(' collate %I.%I', n.nspname, l.collname)
                                         from pg_catalog.pg_collation l join pg_catalog.pg_namespace n on n.oid = l.collnamespace
                                        where l.oid = a.attcollation and a.attcollation <> t.typcollation), ''),
                             case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
                                  when a.attgenerated <> '' then ' generated always as (' || pg_catalog.pg_get_expr(e.adbin, e.adrelid) || ') stored'
                                  when e.adbin is not null then ' default ' || pg_catalog.pg_get_expr(e.adbin, e.adrelid) else '' end,
                             case when a.attnotnull then ' not null' else '' end), ', ' order by a.attnum)
                    from pg_catalog.pg_attribute a
                    join pg_catalog.pg_type t on t.oid = a.atttypid
                    left join pg_catalog.pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
                   where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped))
                 || coalesce(' partition by ' || pg_catalog.pg_get_partkeydef(c.oid), '')
                 || coalesce(' with (' || pg_catalog.array_to_string(c.reloptions, ', ') || ')', ''),
               owner.statement)
               || coalesce((select pg_catalog.jsonb_agg(
                                     pg_catalog.format('alter table %s add constraint %I %s', r.name, k.conname, pg_catalog.pg_get_constraintdef(k.oid))
                                     order by k.contype = 'p' desc, k.conname)
                              from pg_catalog.pg_constraint k where k.conrelid = r.oid and k.contype in ('p', 'u', 'x', 'c')), '[]') end,
         'alter', pg_catalog.jsonb_build_array(
           owner.statement,
           pg_catalog.format('alter table %s %s row level security', r.name, case when c.relrowsecurity then 'enable' else 'disable' end),
           pg_catalog.format('alter table %s %s row level security', r.name, case when c.relforcerowsecurity then 'force' else 'no force' end),
           pg_catalog.format('comment on table %s is %L', r.name, pg_catalog.obj_description(r.oid, 'pg_class'))))
  from rel r
  join pg_catalog.pg_class c on c.oid = r.oid
  left join lateral (select i.inhparent from pg_catalog.pg_inherits i where i.inhrelid = c.oid order by i.inhseqno limit 1) h on true
 cross join lateral (select pg_catalog.format('alter table %s owner to %I', r.name, pg_catalog.pg_get_userbyid(c.relowner)) as statement) owner
 where r.relkind in ('r', 'p')
union all
-- Where a column of a table is dropped on a subscriber, pglogical forgets that the table is past its copy, as if all of it were dropped.
-- A column that was added with a default that does not change has its value for the rows of before in attmissingval; it may have another
-- default by now.
select 'column', pg_catalog.format('%s.%I', r.name, a.attname), r.name,
       case when a.attislocal and a.attgenerated = '' and a.attidentity = '' then
         pg_catalog.jsonb_build_object(
           'create', pg_catalog.jsonb_build_array(
             x.alter || pg_catalog.format('add column %I %s', a.attname, x.type)
               || coalesce((select pg_catalog.format(' collate %I.%I', n.nspname, l.collname)
                              from pg_catalog.pg_collation l join pg_catalog.pg_namespace n on n.oid = l.collnamespace
                             where l.oid = a.attcollation and a.attcollation <> t.typcollation), '')
               || case when a.atthasmissing then pg_catalog.format(' default %L::%s', (a.attmissingval::text::text[])[1], x.type) else '' end,
             x.fallback),
           'alter', pg_catalog.jsonb_build_array(x.fallback, case when not a.attnotnull then x.alter || pg_catalog.format('alter column %I drop not null', a.attname) end),
           'alter later', pg_catalog.jsonb_build_array(
             case when a.attnotnull then x.alter || pg_catalog.format('alter column %I set not null', a.attname) end,
             pg_catalog.format('comment on column %s.%I is %L', r.name, a.attname, pg_catalog.col_description(r.oid, a.attnum))),
           'drop', pg_catalog.jsonb_build_array(case when a.attnotnull then x.alter || pg_catalog.format('alter column %I drop not null', a.attname) end),
           'drop later', pg_catalog.jsonb_build_array(
             case when p.logical then 'create temp table kept_sync as select * from pglogical.local_sync_status' end,
             x.alter || pg_catalog.format('drop column %I', a.attname),
             case when p.logical then 'insert into pglogical.local_sync_status select * from pg_temp.kept_sync k where not exists '
               || '(select from pglogical.local_sync_status s where (s.sync_subid, s.sync_nspname, s.sync_relname) is not distinct from '
               || '(k.sync_subid, k.sync_nspname, k.sync_relname))' end,
             case when p.logical then 'drop table pg_temp.kept_sync' end))
       else '{}' end
  from rel r
  join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
 cross join lateral (
   select pg_catalog.format('alter table %s ', r.name) as alter, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
          pg_catalog.format('alter table %s alter column %I ', r.name, a.attname)
            || coalesce('set default ' || pg_catalog.pg_get_expr(e.adbin, e.adrelid), 'drop default') as fallback
 ) x
 cross join (select pg_catalog.to_regclass('pglogical.local_sync_status') is not null as logical) p
 where r.relkind in ('r', 'p')
union all
select 'constraint', pg_catalog.format('%I on %s', k.conname, r.name), r.name,
       case when k.conislocal then
         pg_catalog.jsonb_build_object(
           'create later', pg_catalog.jsonb_build_array(x.add),
           'alter later', pg_catalog.jsonb_build_array(x.drop, x.add),
           'drop', pg_catalog.jsonb_build_array(x.drop))
       else '{}' end
  from rel r
  join pg_catalog.pg_constraint k on k.conrelid = r.oid and k.contype not in ('n', 't')
 cross join lateral (
   select pg_catalog.format('alter table %s add constraint %I %s', r.name, k.conname, pg_catalog.pg_get_constraintdef(k.oid)) as add,
          pg_catalog.format('alter table %s drop constraint %I', r.name, k.conname) as drop
 ) x
union all
select 'index', pg_catalog.format('%I.%I', r.nspname, c.relname), r.name,
       case when not c.relispartition then
         pg_catalog.jsonb_build_object(
           case when i.indisunique then 'create later' else 'create' end, pg_catalog.jsonb_build_array(pg_catalog.pg_get_indexdef(c.oid), x.comment),
           'alter later', pg_catalog.jsonb_build_array(x.drop, pg_catalog.pg_get_indexdef(c.oid), x.comment),
           'drop', pg_catalog.jsonb_build_array(x.drop))
       else '{}' end
  from rel r
  join pg_catalog.pg_index i on i.indrelid = r.oid
  join pg_catalog.pg_class c on c.oid = i.indexrelid
 cross join lateral (
   select pg_catalog.format('drop index %I.%I', r.nspname, c.relname) as drop,
          pg_catalog.format('comment on index %I.%I is %L', r.nspname, c.relname, pg_catalog.obj_description(c.oid, 'pg_class')) as comment
 ) x
union all
-- One that was silenced on this side is so on the other one, and is noted there to be what it was in the end.
select 'trigger', pg_catalog.format('%I on %s', t.tgname, r.name), r.name,
       pg_catalog.jsonb_build_object(
         'create later', pg_catalog.jsonb_build_array(pg_catalog.pg_get_triggerdef(t.oid), x.switch, x.quiet),
         'alter later', pg_catalog.jsonb_build_array(x.drop, pg_catalog.pg_get_triggerdef(t.oid), x.switch, x.quiet),
         'drop', pg_catalog.jsonb_build_array(x.drop))
  from rel r
  join pg_catalog.pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
 cross join lateral (
   select pg_catalog.format('drop trigger %I on %s', t.tgname, r.name) as drop,
          pg_catalog.format('alter table %s %s trigger %I', r.name,
                            case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' when 'A' then 'enable always' else 'enable' end,
                            t.tgname) as switch,
          (select pg_catalog.format(
                    'insert into beltline.quiet_trigger values (%L::pg_catalog.regclass, %L, %L) on conflict (relation, trigger_name) do update set fires = excluded.fires',
                    r.name, t.tgname, q.fires)
             from beltline.quiet_trigger q
            where q.relation = r.oid and q.trigger_name = t.tgname
              and t.tgenabled = case q.fires when 'A' then 'O'::"char" else 'D'::"char" end) as quiet
 ) x
union all
select 'view', r.name, null,
       pg_catalog.jsonb_build_object(
         'create later', pg_catalog.jsonb_build_array(
           pg_catalog.format('create view %s as %s', r.name, pg_catalog.pg_get_viewdef(r.oid)),
           pg_catalog.format('alter view %s owner to %I', r.name, pg_catalog.pg_get_userbyid(r.relowner))),
         'drop', pg_catalog.jsonb_build_array(pg_catalog.format('drop view %s', r.name)))
  from rel r
 where r.relkind = 'v'
union all
select 'definition of view', r.name, r.name,
       pg_catalog.jsonb_build_object(
         'alter later', pg_catalog.jsonb_build_array(pg_catalog.format('create or replace view %s as %s', r.name, pg_catalog.pg_get_viewdef(r.oid))))
  from rel r
 where r.relkind = 'v'
union all
select 'grants on relation', r.name, r.name,
       pg_catalog.jsonb_build_object(
         'alter', pg_catalog.jsonb_agg(
           pg_catalog.format('grant %s on %s %s to %s%s', x.rights, case r.relkind when 'S' then 'sequence' else 'table' end, r.name,
                             case when x.grantee = 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) end,
                             case when x.is_grantable then ' with grant option' else '' end)))
  from rel r
 cross join lateral (
   select g.grantee, g.is_grantable, pg_catalog.string_agg(g.privilege_type, ', ') as rights
     from pg_catalog.aclexplode(r.relacl) g group by g.grantee, g.is_grantable
 ) x
 group by r.name
