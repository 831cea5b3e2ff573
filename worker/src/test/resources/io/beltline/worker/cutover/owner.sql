-- What the administrator provides on both sides. The password comes in the setting shop.password.
do $$
begin
  execute format('create role shop_owner login password %L', current_setting('shop.password'));
  execute format('alter database %I owner to shop_owner', current_database());
end $$;
alter schema public owner to shop_owner;
