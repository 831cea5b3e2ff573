-- The only constraint in a schema, but for columns that must not be null, which are constraints from 18 on. Parameter: the schema's name.
select pg_catalog.pg_get_constraintdef(c.oid)
  from pg_catalog.pg_constraint c
 where c.connamespace = pg_catalog.to_regnamespace(?)
   and c.contype <> 'n'
