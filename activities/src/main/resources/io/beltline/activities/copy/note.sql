-- Notes what this transaction has copied ahead. Parameters: the provider's lineage, the horizon, schemas, names, numbers of rows,
-- the provider's shapes, the subscriber's shapes.
insert into beltline.copied_ahead
  (lineage, horizon, schema_name, table_name, row_count, provider_shape, subscriber_shape, writer)
select ?, ?, w.schema_name, w.table_name, w.row_count::bigint, w.provider_shape, w.subscriber_shape, pg_catalog.txid_current()
  from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
       as w (schema_name, table_name, row_count, provider_shape, subscriber_shape)
    on conflict (schema_name, table_name) do update
   set lineage = excluded.lineage, horizon = excluded.horizon, row_count = excluded.row_count, provider_shape = excluded.provider_shape,
       subscriber_shape = excluded.subscriber_shape, writer = excluded.writer
