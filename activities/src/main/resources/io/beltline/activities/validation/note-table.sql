-- Notes how far a table is compared. Parameters: step, schema, table, shape, last key or null when it was compared to its end, rows.
insert into beltline.compared_table (step, schema_name, table_name, shape, up_to, row_count)
values (?, ?, ?, ?, ?::text[], ?)
on conflict (step, schema_name, table_name) do update set shape = excluded.shape, up_to = excluded.up_to, row_count = excluded.row_count
