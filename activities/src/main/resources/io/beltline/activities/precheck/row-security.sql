-- Tables in scope whose rows this user might not see. Parameter: their OIDs.
select c.oid::bigint as oid, c.oid::regclass::text as table_name
  from pg_catalog.pg_class c
  join pg_catalog.pg_roles r on r.rolname = current_user
 where c.relrowsecurity
   and c.oid = any (?::text[]::oid[])
   and not r.rolsuper and not r.rolbypassrls
   and (c.relforcerowsecurity or not pg_catalog.pg_has_role(c.relowner, 'usage'))
 order by table_name
