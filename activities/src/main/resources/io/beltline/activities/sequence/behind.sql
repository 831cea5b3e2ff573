-- Which of these sequences would next hand out a value before that of the given positions. Parameters: the positions as four arrays. In a
-- circle nothing is behind.
select p.schema_name, p.sequence_name
  from unnest(?::text[], ?::text[], ?::text[]::bigint[], ?::text[]::boolean[])
            as p (schema_name, sequence_name, last_value, is_called)
  join pg_catalog.pg_sequence q
    on q.seqrelid = pg_catalog.to_regclass(pg_catalog.format('%I.%I', p.schema_name, p.sequence_name)) and not q.seqcycle
 cross join lateral beltline.sequence_position(q.seqrelid) own
 where (own.last_value::numeric + case when own.is_called then q.seqincrement else 0 end) * pg_catalog.sign(q.seqincrement::numeric)
       < (p.last_value::numeric + case when p.is_called then q.seqincrement else 0 end) * pg_catalog.sign(q.seqincrement::numeric)
