-- Which of these sequences stand behind the given positions. Parameters: the positions as four arrays. In a circle nothing is behind.
select p.schema_name, p.sequence_name
  from unnest(?::text[], ?::text[], ?::text[]::bigint[], ?::text[]::boolean[])
            as p (schema_name, sequence_name, last_value, is_called)
  join pg_catalog.pg_sequence q
    on q.seqrelid = pg_catalog.to_regclass(pg_catalog.format('%I.%I', p.schema_name, p.sequence_name)) and not q.seqcycle
 cross join lateral beltline.sequence_position(q.seqrelid) own
 where case when q.seqincrement < 0 then own.last_value > p.last_value else own.last_value < p.last_value end
    or own.last_value = p.last_value and p.is_called and not own.is_called
