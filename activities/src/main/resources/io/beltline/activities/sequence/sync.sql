-- Moves the subscriber's sequences to the furthest of the provider's position, their own, and the values in the provider's columns that draw
-- from them; tells for each what was done, and where it stands then. The furthest is the one that would hand out the furthest value next. A
-- cycling sequence goes exactly where the provider's is, because in a circle nothing is ahead. Parameters: how many more steps to go; the
-- provider's positions as four arrays, the values as a fifth.
select p.schema_name,
       p.sequence_name,
       s.oid is not null as present,
       case when t.value <> own.last_value or t.called <> own.is_called
            then pg_catalog.setval(s.oid::regclass, t.value, t.called) is not null
            else false end as moved,
       t.value,
       t.called
  from (select ?::bigint as steps) stride
 cross join unnest(?::text[], ?::text[], ?::text[]::bigint[], ?::text[]::boolean[], ?::text[]::bigint[])
            as p (schema_name, sequence_name, last_value, is_called, extreme)
  left join lateral (
         select q.seqrelid as oid, q.seqincrement, q.seqmin, q.seqmax, q.seqcycle
           from pg_catalog.pg_sequence q
          where q.seqrelid = pg_catalog.to_regclass(pg_catalog.format('%I.%I', p.schema_name, p.sequence_name))
       ) s on true
  left join lateral beltline.sequence_position(s.oid) own on s.oid is not null
  left join lateral (
         select f.value, f.called
           from (select case when stride.steps = 0 or s.seqcycle then ahead.value
                             else greatest(s.seqmin, least(s.seqmax, ahead.value + stride.steps::numeric * s.seqincrement))::bigint
                             end as value,
                        ahead.called
                   from (values (p.last_value, p.is_called), (p.extreme, true)) ahead (value, called)
                  where ahead.value is not null
                 union all
                 select own.last_value, own.is_called where not s.seqcycle) f
          order by (f.value::numeric + case when f.called then s.seqincrement else 0 end) * pg_catalog.sign(s.seqincrement::numeric) desc,
                   f.called desc
          limit 1
       ) t on s.oid is not null
