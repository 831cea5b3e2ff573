-- Roles that could write to this database before it is opened: they may log in and have the name of an application role, own or are granted
-- something here, or are members of an application role. Another tenant of the server has none of that and keeps its logins.
-- Parameters: names of the application roles; root user; replication role; names and patterns that are left alone; managed roles; the names again;
-- whether the database's rights keep out all but superusers.
with application as (
  select oid from pg_catalog.pg_roles where rolname = any (?::text[])
)
select r.rolname
  from pg_catalog.pg_roles r
 where r.rolcanlogin
   and r.rolname not in (?, ?)
   and r.rolname <> all (?::text[])
   and r.rolname not like all (?::text[])
   and r.rolname !~ '^pg_'
   and not exists (select
                     from pg_catalog.unnest(?::text[]) hosting(entry)
                     join pg_catalog.pg_database d on d.datname = pg_catalog.split_part(hosting.entry, ' ', 1)
                    where r.rolname ~ pg_catalog.split_part(hosting.entry, ' ', 2))
   and (r.rolname = any (?::text[])
        or exists (select from pg_catalog.pg_shdepend d
                    where d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and d.refobjid = r.oid
                      and d.dbid = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database()))
        or not r.rolsuper and exists (select from application where pg_catalog.pg_has_role(r.oid, application.oid, 'member')))
   and (not ? or r.rolsuper)
 order by r.rolname
