-- Other tables that keep these from being truncated, or would be truncated with them. Parameter: their OIDs.
with scope(relation) as materialized (
  select pg_catalog.unnest(?::text[]::oid[])
)
select pg_catalog.format('%s refers to %s, by %I', f.conrelid::pg_catalog.regclass, f.confrelid::pg_catalog.regclass, f.conname)
  from pg_catalog.pg_constraint f
 where f.contype = 'f'
   and f.conparentid = 0
   and f.confrelid in (select relation from scope)
   and f.conrelid not in (select relation from scope)
union all
select pg_catalog.format('%s inherits from %s', h.inhrelid::pg_catalog.regclass, h.inhparent::pg_catalog.regclass)
  from pg_catalog.pg_inherits h
  join pg_catalog.pg_class c on c.oid = h.inhrelid and c.relkind in ('r', 'p', 'f')
 where h.inhparent in (select relation from scope)
   and h.inhrelid not in (select relation from scope)
 order by 1
