-- Creates a subscription to a publication, with a slot that is there already. What is bound is handed in as settings of the transaction, because a
-- connection string with its password must not stand in a statement: pg_stat_activity and pg_stat_statements show those.
do $$
begin
  execute pg_catalog.format(
    'create subscription %I connection %L publication %I with (%s)',
    pg_catalog.current_setting('beltline.subscription'), pg_catalog.current_setting('beltline.connection'),
    pg_catalog.current_setting('beltline.publication'), pg_catalog.current_setting('beltline.options'));
end
$$
