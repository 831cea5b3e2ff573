-- Foreign keys to tables that do not travel. Parameters: OIDs of the archive's constraints, OIDs of its relations.
select c.oid
  from pg_catalog.pg_constraint c
 where c.oid = any (?::text[]::oid[])
   and c.contype = 'f'
   and c.confrelid <> all (?::text[]::oid[])
