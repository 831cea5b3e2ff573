do $owner$
begin
  if not exists (select from pg_roles where rolname = 'shop_owner') then
    execute format('create role shop_owner login password %L', current_setting('dataset.password'));
  end if;
  execute format('alter database %I owner to shop_owner', current_database());
end
$owner$;
