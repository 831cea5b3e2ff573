-- Tables whose rows this user might not see.
select c.oid::regclass::text
  from pg_catalog.pg_class c
  join pg_catalog.pg_roles r on r.rolname = current_user
 where c.relrowsecurity
   and not r.rolsuper and not r.rolbypassrls
   and (c.relforcerowsecurity or not pg_catalog.pg_has_role(c.relowner, 'usage'))
 order by 1
