-- Removes the schema and all in it, and what a fence noted of roles elsewhere. Logins and rights that are taken away stay so.
do $$
declare
  noted name;
begin
  for noted in select r.rolname
                 from pg_catalog.pg_db_role_setting s
                 join pg_catalog.pg_roles r on r.oid = s.setrole
                 join pg_catalog.pg_database d on d.oid = s.setdatabase
                where d.datname = pg_catalog.current_database()
                  and exists (select from pg_catalog.unnest(s.setconfig) c(setting) where c.setting like 'beltline.kept\_out=%')
  loop
    execute pg_catalog.format('alter role %I in database %I reset beltline.kept_out', noted, pg_catalog.current_database());
  end loop;
  -- First what would fire when its function is gone.
  drop event trigger if exists beltline_ddl;
  drop event trigger if exists beltline_drop;
  drop schema if exists beltline cascade;
end
$$
