-- Every type, with what it is made of.
select t.oid::bigint as oid,
       t.typname as name,
       t.typtype as kind,
       t.typlen as length,
       case when t.typcategory = 'A' then t.typelem::bigint else 0 end as element,
       t.typbasetype::bigint as base,
       t.typtypmod as modifier,
       coalesce(r.rngsubtype::bigint, m.rngtypid::bigint, 0) as range_of,
       array(select e.enumlabel::text from pg_enum e
              where e.enumtypid = t.oid order by e.enumsortorder) as labels,
       array(select a.atttypid::bigint from pg_attribute a
              where a.attrelid = t.typrelid and t.typtype = 'c' and a.attnum > 0 and not a.attisdropped
              order by a.attnum) as parts
  from pg_type t
  left join pg_range r on r.rngtypid = t.oid
  left join pg_range m on m.rngmultitypid = t.oid
