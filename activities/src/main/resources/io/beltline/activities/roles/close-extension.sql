-- Its functions ask nobody who calls them: one shows connection strings with their passwords, others read any table, or drop a link. So
-- they are for superusers alone, whatever default privileges gave away. A root user that is none leaves them as the hosting made them:
-- there the replication role is no superuser either, and calls some of them.
do $$
declare
  taken text;
begin
  if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    return;
  end if;
  for taken in
    select distinct pg_catalog.format('revoke all on all %s in schema %I from %s', a.kind, n.nspname,
                                      case a.grantee when 0 then 'public' else pg_catalog.quote_ident(g.rolname) end)
      from pg_catalog.pg_namespace n
      join (select 'functions' as kind, p.pronamespace as schema, p.proowner as owner, x.grantee
              from pg_catalog.pg_proc p,
                   pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) x
             union all
            select 'tables', c.relnamespace, c.relowner, x.grantee
              from pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) x
             where c.relkind in ('r', 'v')) a on a.schema = n.oid and a.grantee <> a.owner
      left join pg_catalog.pg_roles g on g.oid = a.grantee
     where n.nspname = 'pglogical'
  loop
    execute taken;
  end loop;
end
$$
