-- Moves the subscriber's sequences to the furthest of the provider's position, their own, and the values in columns that draw from
-- them; tells for each what was done, and where it stands then. Parameters: how many more steps to go; the provider's positions as four arrays. Written as one
-- chain of lookups by index, sequence after sequence, because the planner cannot guess how many there are.
select p.schema_name,
       p.sequence_name,
       s.oid is not null as present,
       case when t.value <> own.last_value or t.called <> own.is_called
            then pg_catalog.setval(s.oid::regclass, t.value, t.called) is not null
            else false end as moved,
       t.value,
       t.called
  from (select ?::bigint as steps) stride
 cross join unnest(?::text[], ?::text[], ?::text[]::bigint[], ?::text[]::boolean[])
            as p (schema_name, sequence_name, last_value, is_called)
  left join lateral (
         select q.seqrelid as oid, q.seqincrement, q.seqmin, q.seqmax, q.seqcycle, q.seqincrement < 0 as descending
           from pg_catalog.pg_sequence q
          where q.seqrelid = pg_catalog.to_regclass(pg_catalog.format('%I.%I', p.schema_name, p.sequence_name))
       ) s on true
  left join lateral beltline.sequence_position(s.oid) own on s.oid is not null
 -- A cycling sequence goes where the provider's is, because in a circle nothing is ahead.
  left join lateral (
         select case when s.descending then pg_catalog.min(v.value) else pg_catalog.max(v.value) end as value
           from (-- A column draws from a sequence by owning it (serial, identity) or by a default that is nothing but its next value.
                 select d.refobjid as relation, d.refobjsubid as attnum
                   from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = s.oid
                    and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
                 union
                 select a.adrelid, a.adnum
                   from (select a.adrelid, a.adnum, a.adbin
                           from pg_catalog.pg_depend d
                           join pg_catalog.pg_attrdef a on a.oid = d.objid
                          where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = s.oid
                            and d.classid = 'pg_catalog.pg_attrdef'::regclass and d.deptype = 'n'
                         offset 0) a -- lest the costly test below is made for every default of the database
                  where pg_catalog.pg_get_expr(a.adbin, a.adrelid) ~ '^nextval\(''.*''::regclass\)$') d
           join pg_catalog.pg_class r on r.oid = d.relation and r.relkind in ('r', 'p')
           join pg_catalog.pg_attribute a on a.attrelid = d.relation and a.attnum = d.attnum
           join pg_catalog.pg_type y on y.oid = a.atttypid
          cross join lateral (
                  select case -- Only what an index gives, or a table of at most 1 MiB: this runs while nobody may write.
                              when coalesce(nullif(y.typbasetype, 0), y.oid) in (
                                     'int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
                               and (r.relkind = 'r' and pg_catalog.pg_relation_size(r.oid) <= 1048576
                                    or exists (select from pg_catalog.pg_index i
                                                 join pg_catalog.pg_class x on x.oid = i.indexrelid
                                                 join pg_catalog.pg_am m on m.oid = x.relam and m.amname = 'btree'
                                                where i.indrelid = r.oid and i.indkey[0] = a.attnum
                                                  and i.indisvalid and i.indisready and i.indpred is null))
                              then beltline.extreme_value(r.oid, a.attname, s.descending, s.seqmin, s.seqmax)
                              end as value
                ) v
       ) e on s.oid is not null and not s.seqcycle
  left join lateral (
         select f.value, f.called
           from (select case when stride.steps = 0 then ahead.value
                             else greatest(s.seqmin, least(s.seqmax, ahead.value + stride.steps::numeric * s.seqincrement))::bigint
                             end as value,
                        ahead.called
                   from (values (p.last_value, p.is_called), (e.value, true)) ahead (value, called)
                  where ahead.value is not null
                 union all
                 select own.last_value, own.is_called where not s.seqcycle) f
          order by case when s.descending then -f.value::numeric else f.value::numeric end desc, f.called desc
          limit 1
       ) t on s.oid is not null
