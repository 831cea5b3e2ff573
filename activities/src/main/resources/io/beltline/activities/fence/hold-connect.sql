-- Makes the right to connect to this database exactly what the fence gives. A refusal says what is missing.
do $$
declare
  here constant name := pg_catalog.current_database();
  grantees text;
begin
  select pg_catalog.string_agg(distinct case when acl.grantee = 0 then 'public' else pg_catalog.format('%I', r.rolname) end, ', ')
    into grantees
    from pg_catalog.pg_database d
   cross join lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) acl
    left join pg_catalog.pg_roles r on r.oid = acl.grantee
   where d.datname = here and acl.privilege_type = 'CONNECT' and (acl.grantee = 0 or r.oid is not null);
  if grantees is not null then
    execute pg_catalog.format('revoke connect on database %I from %s cascade', here, grantees);
  end if;
  if exists (select
               from pg_catalog.pg_database d
              cross join lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) acl
              where d.datname = here and acl.privilege_type = 'CONNECT') then
    -- The server only warns of this.
    raise insufficient_privilege using message =
      pg_catalog.format('role %I has neither the rights of the owner of database %I nor those of a superuser', current_user, here);
  end if;
  select pg_catalog.string_agg(pg_catalog.format('%I', r.rolname), ', ')
    into grantees
    from beltline.connect_right c
    join pg_catalog.pg_roles r on r.rolname = c.grantee
   where not c.saved;
  if grantees is not null then
    execute pg_catalog.format('grant connect on database %I to %s', here, grantees);
  end if;
end
$$
