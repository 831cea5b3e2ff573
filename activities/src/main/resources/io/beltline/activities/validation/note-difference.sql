-- Parameters: step, its number, table, key, kind, columns, columns with values, the provider's, the subscriber's.
insert into beltline.found_difference
       (step, position, table_name, row_key, kind, columns, value_columns, provider_values, subscriber_values)
values (?, ?, ?, ?, ?, ?::text[], ?::text[], ?::text[], ?::text[])
