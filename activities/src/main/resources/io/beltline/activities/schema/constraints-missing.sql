-- The deferred constraints, and how the server writes the one that is there under the name of each.
select d.statements,
       (select pg_catalog.pg_get_constraintdef(c.oid)
          from pg_catalog.pg_constraint c
          join pg_catalog.pg_namespace n on n.oid = c.connamespace
          left join pg_catalog.pg_class t on t.oid = c.conrelid
          left join pg_catalog.pg_type y on y.oid = c.contypid and c.contypid <> 0
         where n.nspname = d.schema_name and c.conname = d.constraint_name
           and d.relation_name = case when d.on_domain then y.typname else t.relname end) as found
  from beltline.deferred_constraint d
 order by d.position
