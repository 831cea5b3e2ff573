-- The group carries the rights; one login has a little of its own.
revoke all on schema public from public;
grant usage on schema public to shop_readwrite;
grant select, insert, update, delete on all tables in schema public to shop_readwrite;
grant usage, select on all sequences in schema public to shop_readwrite;
revoke execute on function explain_indexes() from public;
grant execute on function explain_indexes() to shop_readwrite;
alter default privileges for role shop_owner in schema public
  grant select, insert, update, delete on tables to shop_readwrite;
grant select (name, hired_on) on employees to shop_app_01 with grant option;
revoke select on employees from shop_readwrite;
grant select (id, name) on employees to shop_readwrite;
