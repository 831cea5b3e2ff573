-- Parameters: names, last values and whether they were given, as four arrays.
insert into beltline.stray_sequence (schema_name, sequence_name, last_value, is_called)
select * from unnest(?::text[], ?::text[], ?::text[]::bigint[], ?::text[]::boolean[])
    on conflict (schema_name, sequence_name) do nothing
