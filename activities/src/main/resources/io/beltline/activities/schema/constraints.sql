-- An archive's constraints that wait or stay behind; a child's own before its parent's, which merges with it.
-- Parameters: OIDs of the archive's relations, OIDs of its constraints.
select c.oid,
       n.nspname as schema_name,
       coalesce(t.relname, d.typname) as relation_name,
       d.oid is not null as on_domain,
       c.conname as constraint_name,
       pg_catalog.pg_get_userbyid(coalesce(t.relowner, d.typowner)) as owner,
       pg_catalog.pg_get_constraintdef(c.oid) as definition,
       not c.convalidated as not_valid,
       c.contype = 'f' and c.confrelid <> all (?::text[]::oid[]) as out_of_scope,
       pg_catalog.obj_description(c.oid, 'pg_constraint') as comment
  from pg_catalog.pg_constraint c
  join pg_catalog.pg_namespace n on n.oid = c.connamespace
  left join pg_catalog.pg_class t on t.oid = c.conrelid
  left join pg_catalog.pg_type d on d.oid = c.contypid and c.contypid <> 0
 where c.oid = any (?::text[]::oid[])
   and (not c.convalidated or c.contype = 'f')
 order by c.coninhcount desc, n.nspname, relation_name, c.conname
