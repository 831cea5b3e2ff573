-- Tables of extensions that hold what users put there: a schema-only dump brings the tables and none of the rows.
select t.oid::bigint as oid, t.oid::pg_catalog.regclass::text as table_name, coalesce(t.condition, '') as condition
  from pg_catalog.pg_extension e
 cross join lateral unnest(e.extconfig, e.extcondition) t(oid, condition)
  join pg_catalog.pg_class c on c.oid = t.oid
 where c.relkind in ('r', 'p')
   and e.extname !~ '^pglogical'
 order by table_name
