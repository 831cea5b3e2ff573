insert into beltline.login_manifest (role_name, can_login)
select rolname, true
  from fenceable
 where rolcanlogin
    on conflict (role_name) do nothing
