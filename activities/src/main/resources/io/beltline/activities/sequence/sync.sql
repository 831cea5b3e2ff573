-- Moves the subscriber's sequences to the furthest of the provider's position, their own, and the values in columns that draw from
-- them; tells for each what was done. Parameters: the provider's positions as four arrays; how many more steps to go.
with provider as (
  select *
    from unnest(?::text[], ?::text[], ?::text[]::bigint[], ?::text[]::boolean[])
         as p (schema_name, sequence_name, last_value, is_called)
),
here as materialized (
  select c.oid, p.schema_name, p.sequence_name, p.last_value, p.is_called,
         own.last_value as own_value, own.is_called as own_called,
         s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqincrement < 0 as descending
    from provider p
    join pg_catalog.pg_namespace n on n.nspname = p.schema_name
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = p.sequence_name and c.relkind = 'S'
    join pg_catalog.pg_sequence s on s.seqrelid = c.oid
   cross join lateral beltline.sequence_position(c.oid) own
),
-- A column draws from a sequence by owning it (serial, identity) or by a default that is nothing but its next value.
drawing as (
  select d.objid as sequence, d.refobjid as relation, d.refobjsubid as attnum
    from pg_catalog.pg_depend d
   where d.classid = 'pg_catalog.pg_class'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
     and d.deptype in ('a', 'i') and d.refobjsubid > 0
  union
  select d.refobjid, a.adrelid, a.adnum
    from pg_catalog.pg_depend d
    join pg_catalog.pg_attrdef a on a.oid = d.objid
   where d.classid = 'pg_catalog.pg_attrdef'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass and d.deptype = 'n'
     and pg_catalog.pg_get_expr(a.adbin, a.adrelid) ~ '^nextval\(''.*''::regclass\)$'
),
-- Only columns whose extreme an index gives, or whose table is at most 1 MiB: this runs while nobody may write. A cycling sequence
-- goes where the provider's is, because in a circle nothing is ahead.
probed as materialized (
  select s.oid as sequence, s.descending, s.seqmin, s.seqmax, r.oid as relation, a.attname
    from here s
    join drawing d on d.sequence = s.oid
    join pg_catalog.pg_class r on r.oid = d.relation
    join pg_catalog.pg_attribute a on a.attrelid = d.relation and a.attnum = d.attnum
    join pg_catalog.pg_type t on t.oid = a.atttypid
   where not s.seqcycle
     and r.relkind in ('r', 'p')
     and coalesce(nullif(t.typbasetype, 0), t.oid) in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
     and ((r.relkind = 'r' and pg_catalog.pg_relation_size(r.oid) <= 1048576)
          or exists (select from pg_catalog.pg_index i
                       join pg_catalog.pg_class x on x.oid = i.indexrelid
                       join pg_catalog.pg_am m on m.oid = x.relam and m.amname = 'btree'
                      where i.indrelid = r.oid and i.indkey[0] = a.attnum
                        and i.indisvalid and i.indisready and i.indpred is null))
),
extreme as (
  select sequence,
         case when descending then pg_catalog.min(value) else pg_catalog.max(value) end as value
    from (select sequence, descending,
                 beltline.extreme_value(relation, attname, descending, seqmin, seqmax) as value
            from probed) v
   group by sequence, descending
),
target as materialized (
  select distinct on (s.oid) s.oid, s.own_value, s.own_called, v.value, v.called
    from here s
    left join extreme e on e.sequence = s.oid
   cross join (select ?::bigint as steps) stride
   cross join lateral (
           select case when stride.steps = 0 then f.value
                       else pg_catalog.trunc(greatest(s.seqmin, least(s.seqmax, f.value + stride.steps::numeric * s.seqincrement)))::bigint
                       end as value,
                  f.called
             from (values (s.last_value, s.is_called), (e.value, true)) f (value, called)
            where f.value is not null
            union all
           select s.own_value, s.own_called where not s.seqcycle
         ) v
   order by s.oid, v.value::numeric * pg_catalog.sign(s.seqincrement) desc, v.called desc
),
moved as (
  select oid, pg_catalog.setval(oid::regclass, value, called) as value
    from target
   where value <> own_value or called <> own_called
)
select p.schema_name, p.sequence_name, t.oid is not null as present, m.value is not null as moved
  from provider p
  left join here s on s.schema_name = p.schema_name and s.sequence_name = p.sequence_name
  left join target t on t.oid = s.oid
  left join moved m on m.oid = t.oid
