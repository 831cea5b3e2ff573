-- Who is a member of what. Servers from 16 say for each grant whether it inherits and may be set; a row is read as JSON so that one
-- statement suits all versions.
select g.rolname as group_name,
       m.rolname as member_name,
       pg_catalog.bool_or(a.admin_option) as admin_option,
       pg_catalog.bool_or((pg_catalog.to_jsonb(a) ->> 'inherit_option')::boolean) as inherit_option,
       pg_catalog.bool_or((pg_catalog.to_jsonb(a) ->> 'set_option')::boolean) as set_option
  from pg_catalog.pg_auth_members a
  join pg_catalog.pg_roles g on g.oid = a.roleid
  join pg_catalog.pg_roles m on m.oid = a.member
 group by g.rolname, m.rolname
 order by g.rolname, m.rolname
