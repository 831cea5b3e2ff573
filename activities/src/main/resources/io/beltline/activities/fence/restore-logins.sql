-- Gives LOGIN to every role of the manifest that had it and has lost it; all others stay as they are. A refusal names the role.
-- A superuser whom the fence of another database keeps out too waits for that one.
do $$
declare
  login record;
begin
  for login in select m.role_name, r.oid, r.rolcanlogin,
                      exists (select
                                from pg_catalog.pg_db_role_setting s
                               cross join lateral pg_catalog.unnest(s.setconfig) c(setting)
                               where s.setrole = r.oid and c.setting like 'beltline.kept\_out=%') as noted
                 from beltline.login_manifest m
                 join pg_catalog.pg_roles r on r.rolname = m.role_name
                where m.can_login and m.login_taken
  loop
    begin
      if login.noted then
        execute pg_catalog.format('alter role %I in database %I reset beltline.kept_out', login.role_name, pg_catalog.current_database());
      end if;
      continue when login.rolcanlogin;
      if login.noted then
        -- It has none. But whoever fences another database at this moment waits now, and looks again; or this here does.
        execute pg_catalog.format('alter role %I nologin', login.role_name);
        continue when exists (select
                                from pg_catalog.pg_roles r
                                join pg_catalog.pg_db_role_setting s on s.setrole = r.oid
                               cross join lateral pg_catalog.unnest(s.setconfig) c(setting)
                               where r.oid = login.oid and r.rolsuper and c.setting like 'beltline.kept\_out=%');
      end if;
      execute pg_catalog.format('alter role %I login', login.role_name);
    exception when insufficient_privilege then
      raise insufficient_privilege using message = pg_catalog.format('%s: role %I', sqlerrm, login.role_name);
    end;
  end loop;
end
$$
