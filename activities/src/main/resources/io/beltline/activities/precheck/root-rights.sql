-- Whether this user is superuser, or what Amazon RDS has in its place.
select r.rolsuper
       or exists (select from pg_catalog.pg_roles m
                   where m.rolname = 'rds_superuser' and pg_catalog.pg_has_role(r.oid, m.oid, 'member'))
  from pg_catalog.pg_roles r
 where r.rolname = current_user
