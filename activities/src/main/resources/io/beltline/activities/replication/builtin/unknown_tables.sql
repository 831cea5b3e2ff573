-- How many tables of the provider's publication a subscription of this database does not know. Parameters: schemas, names, the subscription's name.
select count(*)
  from unnest(?::text[], ?::text[]) w(schema_name, table_name)
 where not exists (select from pg_catalog.pg_subscription s
                     join pg_catalog.pg_database d on d.oid = s.subdbid and d.datname = pg_catalog.current_database()
                     join pg_catalog.pg_subscription_rel r on r.srsubid = s.oid
                     join pg_catalog.pg_class c on c.oid = r.srrelid
                     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                    where s.subname = ? and n.nspname = w.schema_name and c.relname = w.table_name)
