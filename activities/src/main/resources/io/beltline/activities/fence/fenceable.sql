-- Whom a fence is about: all roles that are not spared, whether they can begin a session in this database, the sessions that they have, and
-- those of the root user that are not ours; of these only looking ones are left alone. A beginning of a statement, by a session of the root user. Parameters: names spared, LIKE
-- patterns spared, the hosting's roles, the prefix of our own sessions' names.
-- What works for the server itself or reads its log is no application's session; a worker that an extension or a subscription runs for a role is.
with spared as (
  select ?::text[] as names, ?::text[] as patterns
),
fenceable as (
  select r.oid, r.rolname, r.rolcanlogin, r.rolsuper,
         r.rolcanlogin and pg_catalog.has_database_privilege(r.oid, pg_catalog.current_database(), 'connect') as enters
    from spared s
   cross join pg_catalog.pg_roles r
   where r.rolname <> session_user
     and r.rolname <> all (s.names)
     and not (r.rolname like any (s.patterns))
     and r.rolname !~ '^pg_'
     and not exists (select
                       from pg_catalog.unnest(?::text[]) hosting(entry)
                       join pg_catalog.pg_database d on d.datname = pg_catalog.split_part(hosting.entry, ' ', 1)
                      where r.rolname ~ pg_catalog.split_part(hosting.entry, ' ', 2))
),
application as (
  select a.pid, coalesce(a.usename::text, 'a dropped role') as user_name
    from pg_catalog.pg_stat_activity a
   where a.datname = pg_catalog.current_database()
     and a.pid <> pg_catalog.pg_backend_pid()
     and (a.usename is null and coalesce(a.backend_type, 'client backend') = 'client backend'
          or a.usename in (select rolname from fenceable)
             and coalesce(a.backend_type, '') not in ('walsender', 'autovacuum worker', 'parallel worker')
             and coalesce(a.backend_type, '') not like 'pglogical %')
),
root_session as (
  select a.pid,
         pg_catalog.format('%s (%s, from %s)', a.usename, coalesce(nullif(a.application_name, ''), 'without application_name'),
                           coalesce(pg_catalog.host(a.client_addr), 'the server itself')) as user_name,
         a.backend_xid is not null as writes,
         -- As far as its latest statement tells, and as that begins in this transaction.
         a.backend_xid is null
           and a.query ~* '^(\s|--[^\n]*\n|/\*.*?\*/)*(select|show|table|values|explain|fetch|set|$)'
           and a.query !~* '\m(insert|update|delete|merge|into|call|do)\M' as looks
    from spared s
   cross join pg_catalog.pg_stat_activity a
   where a.datname = pg_catalog.current_database()
     and coalesce(a.backend_type, 'client backend') = 'client backend'
     and a.pid <> pg_catalog.pg_backend_pid()
     and a.usename = session_user
     and a.state is not null -- Before that a session has no name yet, and has done nothing.
     and not pg_catalog.starts_with(a.application_name, ?)
     and a.usename <> all (s.names)
     and not (a.usename like any (s.patterns))
),
intruder as (
  select a.pid, a.user_name, false as is_root from application a
   union all
  select r.pid, r.user_name, true from root_session r where not r.looks
)
