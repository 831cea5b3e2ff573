-- What an earlier attempt saved stays: it saw the database's rights before they were touched.
, kept_out as (
  insert into beltline.login_manifest (role_name, can_login, login_taken, facts)
  select f.rolname, true, false, x.facts
    from fenceable f
    join facts x on x.rolname = f.rolname
   where f.enters and not f.rolsuper
      on conflict (role_name) do nothing
),
left_alone as (
  select r.rolname
    from pg_catalog.pg_roles r
   where r.rolcanlogin and not r.rolsuper
     and r.rolname not in (select f.rolname from fenceable f)
     and pg_catalog.has_database_privilege(r.oid, pg_catalog.current_database(), 'connect')
),
given_no_more as (
  delete from beltline.connect_right c where not c.saved and c.grantee not in (select l.rolname from left_alone l)
)
insert into beltline.connect_right (grantee, grantor, grantable, saved)
select l.rolname, null, false, false
  from left_alone l
 where not exists (select from beltline.connect_right c where not c.saved and c.grantee = l.rolname)
 union all
select grantee.rolname, nullif(grantor.rolname, owner.rolname), acl.is_grantable, true
  from pg_catalog.pg_database d
  join pg_catalog.pg_roles owner on owner.oid = d.datdba
 cross join lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) acl
  join pg_catalog.pg_roles grantor on grantor.oid = acl.grantor
  left join pg_catalog.pg_roles grantee on grantee.oid = acl.grantee
 where d.datname = pg_catalog.current_database()
   and acl.privilege_type = 'CONNECT'
   and (acl.grantee = 0 or grantee.oid is not null)
   and not exists (select from beltline.connect_right c where c.saved)
