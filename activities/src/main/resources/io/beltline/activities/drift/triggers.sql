-- Triggers, rules and policies. A trigger that PostgreSQL made on a partition, after its parent's, is told where it is switched otherwise.
-- Which it was made after, all versions say in pg_depend; tgparentid came with 13.
with own as materialized (
  select r.name as relation, t.oid, t.tgname, t.tgenabled, p.pronamespace, parent.tgenabled as parent_enabled
    from rel r
    join pg_catalog.pg_trigger t on t.tgrelid = r.oid
    join pg_catalog.pg_proc p on p.oid = t.tgfoid
    left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_trigger'::regclass and d.objid = t.oid
                                    and d.refclassid = 'pg_catalog.pg_trigger'::regclass and d.deptype = 'P'
    left join pg_catalog.pg_trigger parent on parent.oid = d.refobjid
   where case when parent.oid is null then not t.tgisinternal else not parent.tgisinternal and parent.tgenabled <> t.tgenabled end
)
select case when t.parent_enabled is null then 'trigger' else 'switch of trigger' end, pg_catalog.format('%I on %s', t.tgname, t.relation), t.relation,
       pg_catalog.jsonb_build_object(
         'definition', case when t.parent_enabled is null then pg_catalog.pg_get_triggerdef(t.oid) end,
         'fires', case t.tgenabled when 'O' then 'on origin' when 'D' then 'never' when 'R' then 'on replica' when 'A' then 'always' end,
         'comment', (select m.description from pg_catalog.pg_description m where m.objoid = t.oid and m.classoid = 'pg_catalog.pg_trigger'::regclass))
  from own t
 where t.pronamespace is distinct from pg_catalog.to_regnamespace('pglogical')
   and t.pronamespace is distinct from pg_catalog.to_regnamespace('beltline')
union all
select 'rule', pg_catalog.format('%I on %s', w.rulename, r.name), r.name,
       pg_catalog.jsonb_build_object(
         'fires', case w.ev_enabled when 'O' then 'on origin' when 'D' then 'never' when 'R' then 'on replica' when 'A' then 'always' end,
         'comment', (select m.description from pg_catalog.pg_description m where m.objoid = w.oid and m.classoid = 'pg_catalog.pg_rewrite'::regclass))
  from rel r
  join pg_catalog.pg_rewrite w on w.ev_class = r.oid and w.rulename <> '_RETURN'
union all
select 'definition of rule', pg_catalog.format('%I on %s', w.rulename, r.name), pg_catalog.format('%I on %s', w.rulename, r.name),
       pg_catalog.jsonb_build_object('text', pg_catalog.pg_get_ruledef(w.oid))
  from rel r
  join pg_catalog.pg_rewrite w on w.ev_class = r.oid and w.rulename <> '_RETURN'
union all
select 'policy', pg_catalog.format('%I on %s', o.polname, r.name), r.name,
       pg_catalog.jsonb_build_object(
         'command', case o.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
         'permissive', o.polpermissive,
         'roles', array(select case when x = 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x)) end
                          from pg_catalog.unnest(o.polroles) x order by 1),
         'using', pg_catalog.pg_get_expr(o.polqual, o.polrelid),
         'check', pg_catalog.pg_get_expr(o.polwithcheck, o.polrelid),
         'comment', (select m.description from pg_catalog.pg_description m where m.objoid = o.oid and m.classoid = 'pg_catalog.pg_policy'::regclass))
  from rel r
  join pg_catalog.pg_policy o on o.polrelid = r.oid
