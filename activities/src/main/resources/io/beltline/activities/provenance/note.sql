-- Notes what this transaction has written into some tables. A table that it has added to keeps who wrote its first rows, and the later horizon.
-- Parameters: the horizon, the provider's lineage; schemas, names, whether each was added to, numbers of rows, the provider's shapes, the
-- subscriber's shapes.
insert into beltline.provenance as p
  (horizon, lineage, schema_name, table_name, writers, row_counts, provider_shape, subscriber_shape)
select greatest(?, had.horizon), ?, w.schema_name, w.table_name,
       coalesce(had.writers, '{}') || case when w.row_count::bigint > 0 then array[pg_catalog.txid_current()] end,
       coalesce(had.row_counts, '{}') || case when w.row_count::bigint > 0 then array[w.row_count::bigint] end,
       w.provider_shape, w.subscriber_shape
  from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
       as w (schema_name, table_name, added, row_count, provider_shape, subscriber_shape)
  left join beltline.provenance had
    on w.added::boolean and had.schema_name = w.schema_name and had.table_name = w.table_name
    on conflict (schema_name, table_name) do update
   set horizon = excluded.horizon, lineage = excluded.lineage, writers = excluded.writers,
       row_counts = excluded.row_counts, provider_shape = excluded.provider_shape, subscriber_shape = excluded.subscriber_shape
