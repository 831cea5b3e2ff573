-- Tables in scope that this user may not read, and who owns them. Parameter: OIDs of the tables in scope.
select c.oid::regclass::text as table_name, pg_catalog.pg_get_userbyid(c.relowner)::text as owner
  from pg_catalog.pg_class c
 where c.oid = any (?::text[]::oid[])
   and not (pg_catalog.has_table_privilege(c.oid, 'select') and pg_catalog.has_schema_privilege(c.relnamespace, 'usage'))
 order by table_name
