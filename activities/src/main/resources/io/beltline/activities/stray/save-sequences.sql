-- Parameters: names, last values and whether they were given, as four arrays.
-- The server logs the values that a sequence hands out 32 ahead, so a crash would move it. Once it is set to where it stands, a crash does not.
with unknown as materialized (
  select *
    from unnest(?::text[], ?::text[], ?::text[]::bigint[], ?::text[]::boolean[])
      as found (schema_name, sequence_name, last_value, is_called)
   where not exists (select
                       from beltline.stray_sequence known
                      where known.schema_name = found.schema_name and known.sequence_name = found.sequence_name)
)
insert into beltline.stray_sequence (schema_name, sequence_name, last_value, is_called)
select schema_name, sequence_name, last_value, is_called
  from unknown
 where pg_catalog.setval(pg_catalog.format('%I.%I', schema_name, sequence_name)::pg_catalog.regclass, last_value, is_called) is not null
    on conflict (schema_name, sequence_name) do nothing
