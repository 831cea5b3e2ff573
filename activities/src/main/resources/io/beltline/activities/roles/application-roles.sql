-- Every role that an application may be or may be granted through. Parameters: the root user; names and patterns that fences leave
-- alone; the replication role; managed roles.
-- The root user itself is there without rights of its own: what it owns on the source needs an owner of that name.
select r.rolname,
       r.rolname = ? as is_root,
       r.rolname = any (?::text[]) or r.rolname like any (?::text[]) as is_excluded,
       r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb, r.rolcanlogin, r.rolreplication, r.rolbypassrls,
       r.rolconnlimit,
       r.rolvaliduntil::text as valid_until,
       coalesce(extract(epoch from r.rolvaliduntil), 'infinity') as expires,
       pg_catalog.shobj_description(r.oid, 'pg_authid') as comment
  from pg_catalog.pg_roles r
 where r.rolname <> ?
   and r.rolname !~ '^pg_'
   and not exists (select
                     from pg_catalog.unnest(?::text[]) hosting(entry)
                     join pg_catalog.pg_database d on d.datname = pg_catalog.split_part(hosting.entry, ' ', 1)
                    where r.rolname ~ pg_catalog.split_part(hosting.entry, ' ', 2))
 order by r.rolname
