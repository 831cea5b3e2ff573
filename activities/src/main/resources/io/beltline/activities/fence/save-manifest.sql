insert into beltline.login_manifest (role_name, can_login, facts)
select f.rolname, true, x.facts
  from fenceable f
  join facts x on x.rolname = f.rolname
 where f.rolcanlogin
    on conflict (role_name) do nothing
