-- Forgets what was copied ahead into some tables, and tells it. Parameters: schemas and names.
delete from beltline.copied_ahead a
 using unnest(?::text[], ?::text[]) as w (schema_name, table_name)
 where a.schema_name = w.schema_name and a.table_name = w.table_name
returning a.schema_name, a.table_name, a.row_count, a.provider_shape, a.subscriber_shape, a.lineage, a.horizon, a.writer
