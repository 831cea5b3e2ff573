-- The columns of tables' replica identities in key order, with the operators of the index (before, up to, equal, from, beyond, in its
-- own order) and its collation, as statements write them. Parameter: quoted names of tables.
select t.name,
       a.attname,
       pg_catalog.format_type(a.atttypid, -1) as type,
       case when k.flags & 1 = 0 then o.ascending else o.descending end as operators,
       case when cl.oid is not null then pg_catalog.format('%I.%I', cn.nspname, cl.collname) end as collation
  from pg_catalog.unnest(?::text[]) t(name)
  join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(t.name)
  join pg_catalog.pg_index i on i.indrelid = c.oid
   and i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null
   and ((c.relreplident = 'd' and i.indisprimary) or (c.relreplident = 'i' and i.indisreplident))
 cross join lateral rows from (pg_catalog.unnest(i.indkey::int2[]), pg_catalog.unnest(i.indclass::oid[]),
                               pg_catalog.unnest(i.indcollation::oid[]), pg_catalog.unnest(i.indoption::int2[]))
       with ordinality k(attnum, opclass, collation_oid, flags, position)
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
  join pg_catalog.pg_opclass oc on oc.oid = k.opclass
  left join pg_catalog.pg_collation cl on cl.oid = k.collation_oid
  left join pg_catalog.pg_namespace cn on cn.oid = cl.collnamespace
 cross join lateral (
         select pg_catalog.array_agg(s.text order by s.strategy) as ascending, pg_catalog.array_agg(s.text order by s.strategy desc) as descending
           from (select p.amopstrategy as strategy, pg_catalog.format('operator(%I.%s)', n.nspname, o.oprname) as text
                   from pg_catalog.pg_amop p
                   join pg_catalog.pg_operator o on o.oid = p.amopopr
                   join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
                  where p.amopfamily = oc.opcfamily and p.amoplefttype = oc.opcintype and p.amoprighttype = oc.opcintype
                    and p.amoppurpose = 's') s
       ) o
 where k.position <= i.indnkeyatts
 order by t.name, k.position
