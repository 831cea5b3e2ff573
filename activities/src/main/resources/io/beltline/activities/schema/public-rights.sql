-- Who may do what in schema public, other than its owner; an empty name is everybody.
select case when a.grantee = 0 then '' else pg_catalog.pg_get_userbyid(a.grantee) end as grantee,
       a.privilege_type as privilege,
       a.is_grantable as grantable
  from pg_catalog.pg_namespace n
 cross join lateral pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
 where n.nspname = 'public' and a.grantee <> n.nspowner
