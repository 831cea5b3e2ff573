-- What is noted of some tables that are still as they were then. Parameters: schemas and names.
select p.schema_name, p.table_name, p.writers, p.row_counts, p.horizon, p.lineage, p.provider_shape
  from (%s) s
  join beltline.provenance p on p.schema_name = s.schema_name and p.table_name = s.table_name and p.subscriber_shape = s.shape
