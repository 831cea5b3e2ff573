-- Whom a fence is about: all roles that are not spared, whether they can begin a session in this database, and the sessions that they have. A
-- beginning of a statement. Parameters:
-- names spared, LIKE patterns spared, managed roles, the prefix of our own sessions' names. What runs in the background is no application's session.
with fenceable as (
  select r.oid, r.rolname, r.rolcanlogin, r.rolsuper,
         r.rolcanlogin and pg_catalog.has_database_privilege(r.oid, pg_catalog.current_database(), 'connect') as enters
    from pg_catalog.pg_roles r
   where r.rolname <> all (?::text[])
     and not (r.rolname like any (?::text[]))
     and r.rolname !~ ?
),
application as (
  select a.pid, coalesce(a.usename::text, 'a dropped role') as user_name
    from pg_catalog.pg_stat_activity a
   where a.datname = pg_catalog.current_database()
     and coalesce(a.backend_type, 'client backend') = 'client backend'
     and a.pid <> pg_catalog.pg_backend_pid()
     and not pg_catalog.starts_with(a.application_name, ?)
     and (a.usename is null or a.usename in (select rolname from fenceable))
)
