-- Gives a subscription the connection string that the configuration gives now, handed in as create.sql says.
do $$
begin
  execute pg_catalog.format(
    'alter subscription %I connection %L',
    pg_catalog.current_setting('beltline.subscription'), pg_catalog.current_setting('beltline.connection'));
end
$$
