-- Takes LOGIN from every role of the manifest that has it. A refusal names the role.
do $$
declare
  login name;
begin
  for login in select m.role_name
                 from beltline.login_manifest m
                 join pg_catalog.pg_roles r on r.rolname = m.role_name
                where r.rolcanlogin
  loop
    begin
      execute pg_catalog.format('alter role %I nologin', login);
    exception when insufficient_privilege then
      raise insufficient_privilege using message = pg_catalog.format('%s: role %I', sqlerrm, login);
    end;
  end loop;
end
$$
