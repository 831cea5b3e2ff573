-- Whether this user is superuser, or what Amazon RDS has in its place, and whether it may create the schema beltline here.
select r.rolsuper as superuser,
       exists (select from pg_catalog.pg_roles m
                where m.rolname = 'rds_superuser' and pg_catalog.pg_has_role(r.oid, m.oid, 'member')) as managed,
       pg_catalog.has_database_privilege(pg_catalog.current_database(), 'create') as may_create
  from pg_catalog.pg_roles r
 where r.rolname = current_user
