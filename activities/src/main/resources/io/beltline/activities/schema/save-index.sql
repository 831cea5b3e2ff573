insert into beltline.deferred_index
       (schema_name, index_name, table_name, partitioned, valid, definition, afterwards)
values (?, ?, ?, ?, ?, ?, ?::text[])
