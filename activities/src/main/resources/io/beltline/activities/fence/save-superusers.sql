-- No right of a database keeps a superuser out: it loses its login. One that has none because the fence of another database took it gets it
-- back only when the last of these fences is down, so it is in the manifests of all.
insert into beltline.login_manifest as m (role_name, can_login, facts)
select f.rolname, true, x.facts
  from fenceable f
  join facts x on x.rolname = f.rolname
 where f.rolsuper
   and (f.rolcanlogin
        or exists (select
                     from pg_catalog.pg_db_role_setting s
                    cross join lateral pg_catalog.unnest(s.setconfig) c(setting)
                    where s.setrole = f.oid
                      and c.setting like 'beltline.kept\_out=%'
                      and s.setdatabase not in (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())))
    on conflict (role_name) do update set login_taken = true
