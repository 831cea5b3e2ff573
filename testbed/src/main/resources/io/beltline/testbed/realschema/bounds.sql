-- What the partitions above and at a table demand of its rows.
with recursive above as (
  select c.oid as leaf, c.oid as partition from pg_class c where c.relispartition
  union all
  select a.leaf, i.inhparent
    from above a
    join pg_inherits i on i.inhrelid = a.partition
    join pg_class c on c.oid = i.inhparent and c.relispartition
)
select n.nspname as schema_name,
       leaf.relname as table_name,
       array(select pa.attname::text
               from unnest(k.partattrs::int2[]) with ordinality as p (number, place)
               left join pg_attribute pa on pa.attrelid = k.partrelid and pa.attnum = p.number and p.number > 0
              order by p.place) as columns,
       pg_get_expr(c.relpartbound, c.oid) as bound
  from above a
  join pg_class leaf on leaf.oid = a.leaf
  join pg_namespace n on n.oid = leaf.relnamespace
  join pg_class c on c.oid = a.partition
  join pg_inherits i on i.inhrelid = c.oid
  join pg_partitioned_table k on k.partrelid = i.inhparent and k.partstrat in ('r', 'l')
