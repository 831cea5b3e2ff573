-- The owner of schema public where somebody gave it one. By birth it belongs to the bootstrap superuser, since 15 to the database's owner.
select r.rolname
  from pg_catalog.pg_namespace n
  join pg_catalog.pg_roles r on r.oid = n.nspowner
 where n.nspname = 'public'
   and r.rolname <> 'pg_database_owner'
   and (r.oid <> 10 or pg_catalog.current_setting('server_version_num')::int >= 150000)
