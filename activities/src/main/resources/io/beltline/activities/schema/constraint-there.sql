-- A constraint of a table or domain. Parameters: the owner's name, whether it is a domain, the constraint's name as it stands in a statement.
with owner as (
  select ? as name, ?::boolean as is_domain
)
select pg_catalog.pg_get_constraintdef(c.oid)
  from owner o
  join pg_catalog.pg_constraint c
    on case when o.is_domain then c.contypid = pg_catalog.to_regtype(o.name)
            else c.conrelid = pg_catalog.to_regclass(o.name) end
 where c.conname = (pg_catalog.parse_ident(?))[1]
