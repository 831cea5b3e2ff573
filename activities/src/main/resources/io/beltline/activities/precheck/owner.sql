-- The role that owns the tables, and in how many schemas it may create objects. Parameters: the schema or null for every user schema;
-- the role's name.
with space as (
  select n.oid
    from pg_catalog.pg_namespace n
   where n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'pglogical_origin', 'beltline')
     and n.nspname !~ '^pg_(toast|temp_)'
     and n.nspname = coalesce(?, n.nspname)
     and not exists (select from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e')
)
select r.rolcanlogin as can_login,
       (select count(*) from space) as schemas,
       (select count(*) from space s where pg_catalog.has_schema_privilege(r.oid, s.oid, 'create')) as creatable
  from pg_catalog.pg_roles r
 where r.rolname = ?
