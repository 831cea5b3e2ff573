-- Roles that can log in because the command that put up the fence was told to leave them alone.
select r.rolname
  from pg_catalog.pg_roles r
 where r.rolcanlogin
   and pg_catalog.has_database_privilege(r.oid, pg_catalog.current_database(), 'connect')
   and exists (select from beltline.fence_exception e
                where case when e.is_pattern then r.rolname::text like e.role else r.rolname::text = e.role end)
   and not exists (select from beltline.login_manifest m where m.role_name = r.rolname and m.can_login)
 order by 1
