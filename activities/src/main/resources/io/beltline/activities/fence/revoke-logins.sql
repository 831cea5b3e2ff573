-- Takes LOGIN from every role of the manifest that loses it. A refusal names the role.
-- Where fences are of the database, a superuser's loss is noted in a catalog that all databases of the server share.
do $$
declare
  login record;
begin
  for login in select m.role_name, r.rolsuper
                 from beltline.login_manifest m
                 join pg_catalog.pg_roles r on r.rolname = m.role_name
                where m.login_taken
                  and (r.rolcanlogin or r.rolsuper)
  loop
    begin
      -- Also where it is gone already: it makes whoever gives it back at this moment wait, and look again.
      execute pg_catalog.format('alter role %I nologin', login.role_name);
    exception when insufficient_privilege then
      raise insufficient_privilege using message = pg_catalog.format('%s: role %I', sqlerrm, login.role_name);
    end;
    if login.rolsuper and pg_catalog.to_regclass('beltline.connect_right') is not null then
      execute pg_catalog.format('alter role %I in database %I set beltline.kept_out to true', login.role_name, pg_catalog.current_database());
    end if;
  end loop;
end
$$
