-- Indexes of tables that nothing but speed depends on and that can be dropped by themselves. Those stay that back a constraint, that a foreign
-- key refers to, or that are a replica identity, with whatever is attached to them or they to; one that is attached goes with its parent.
-- Parameter: the tables' OIDs.
with recursive kept(relation) as (
  select i.indexrelid
    from pg_catalog.pg_index i
   where i.indisreplident
      or exists (select from pg_catalog.pg_constraint c
                  where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x', 'f'))
  union
  select case when h.inhparent = k.relation then h.inhrelid else h.inhparent end
    from kept k
    join pg_catalog.pg_inherits h on k.relation in (h.inhparent, h.inhrelid)
)
select n.nspname as schema_name,
       x.relname as index_name,
       i.indrelid as table_oid
  from pg_catalog.pg_index i
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_namespace n on n.oid = x.relnamespace
 where i.indrelid = any (?::text[]::oid[])
   and i.indexrelid not in (select k.relation from kept k)
   and not exists (select from pg_catalog.pg_inherits h where h.inhrelid = i.indexrelid)
 order by n.nspname, x.relname
