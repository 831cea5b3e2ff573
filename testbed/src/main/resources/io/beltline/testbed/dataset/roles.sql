-- One group carries the rights, and twenty logins have nothing of their own.
-- Roles belong to the whole server: what an earlier data set left is kept.
do $roles$
declare
  login text;
begin
  if not exists (select from pg_roles where rolname = 'shop_readwrite') then
    create role shop_readwrite nologin;
    comment on role shop_readwrite is 'Carries the rights of every shop application';
  end if;
  for number in 1..20 loop
    login := format('shop_app_%s', lpad(number::text, 2, '0'));
    if not exists (select from pg_roles where rolname = login) then
      execute format(
        'create role %I login connection limit 40 password %L in role shop_readwrite',
        login, current_setting('dataset.password'));
    end if;
  end loop;
end
$roles$;
