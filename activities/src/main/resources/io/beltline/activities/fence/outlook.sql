-- What a fence of the database would meet on this side.
select array(select f.rolname::text from fenceable f where f.rolsuper and f.rolcanlogin order by 1) as superusers,
       array(select f.rolname::text
               from fenceable f
              where f.enters and not f.rolsuper
                and exists (select
                              from pg_catalog.pg_roles r
                             where r.rolcanlogin and not r.rolsuper
                               and r.rolname not in (select o.rolname from fenceable o)
                               and pg_catalog.pg_has_role(f.oid, r.oid, 'usage')
                               and pg_catalog.has_database_privilege(r.oid, pg_catalog.current_database(), 'connect'))
              order by 1) as inheritors,
       array(select distinct f.rolname::text || ' in ' || a.datname
               from fenceable f
               join pg_catalog.pg_stat_activity a on a.usesysid = f.oid
              where f.rolcanlogin
                and a.datname <> pg_catalog.current_database()
              order by 1) as elsewhere,
       o.rolname::text as owner,
       pg_catalog.pg_has_role(o.oid, 'usage') as may_change
  from pg_catalog.pg_database d
  join pg_catalog.pg_roles o on o.oid = d.datdba
 where d.datname = pg_catalog.current_database()
