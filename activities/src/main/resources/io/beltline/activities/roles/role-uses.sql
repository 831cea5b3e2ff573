-- What keeps a role alive, and whether Beltline made it. Parameters: the comment on those that it made; the role's name.
select exists (select
                 from pg_catalog.pg_shdepend d
                where d.refclassid = 'pg_catalog.pg_authid'::regclass
                  and d.refobjid = r.oid
                  and d.deptype = 'o') as owns,
       exists (select
                 from pg_catalog.pg_shdepend d
                where d.refclassid = 'pg_catalog.pg_authid'::regclass
                  and d.refobjid = r.oid
                  and d.dbid not in (0, (select oid from pg_catalog.pg_database where datname = current_database()))) as granted_elsewhere,
       exists (select
                 from pg_catalog.pg_stat_activity a
                where a.usesysid = r.oid
                  and a.datname <> current_database()) as busy_elsewhere,
       coalesce(pg_catalog.shobj_description(r.oid, 'pg_authid') = ?, false) as ours
  from pg_catalog.pg_roles r
 where r.rolname = ?
