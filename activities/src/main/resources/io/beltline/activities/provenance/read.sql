-- What is noted of some tables. Parameters: schemas and names.
select p.schema_name, p.table_name, p.complete, p.writers, p.row_counts, p.horizon, p.lineage, p.provider_shape, p.subscriber_shape
  from unnest(?::text[], ?::text[]) as w (schema_name, table_name)
  join beltline.provenance p on p.schema_name = w.schema_name and p.table_name = w.table_name
