-- Rights on this database, the owner's included; without a role's name for everybody.
select r.rolname as role_name, acl.privilege_type, acl.is_grantable
  from pg_catalog.pg_database d
 cross join lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) acl
  left join pg_catalog.pg_roles r on r.oid = acl.grantee
 where d.datname = pg_catalog.current_database()
   and (acl.grantee = 0 or r.rolname is not null)
 order by r.rolname, acl.privilege_type
