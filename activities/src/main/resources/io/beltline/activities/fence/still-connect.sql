-- Roles that the fence is to keep out by the database's rights and that have the right to connect from one that is left alone.
select m.role_name::text
  from beltline.login_manifest m
  join pg_catalog.pg_roles r on r.rolname = m.role_name
 where m.can_login and not m.login_taken
   and r.rolcanlogin
   and pg_catalog.has_database_privilege(r.oid, pg_catalog.current_database(), 'connect')
 order by 1
