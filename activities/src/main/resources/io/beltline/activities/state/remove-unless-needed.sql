-- Removes the schema if it is of no use to anybody: whatever tables it has, none has a row, but for those that tell what became of a schema,
-- which is of use as long as anything else is; no trigger of a table calls one of its functions; no pglogical node of a migration is there,
-- which would replicate some of its tables.
do $$
declare
  relation pg_catalog.regclass;
  needed boolean;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('beltline'), pg_catalog.hashtext('schema'));
  for relation in select c.oid
                    from pg_catalog.pg_class c
                   where c.relnamespace = pg_catalog.to_regnamespace('beltline') and c.relkind in ('r', 'p', 'm', 'f')
                     and c.relname not in ('schema_baseline', 'schema_mark', 'ddl_log')
  loop
    execute pg_catalog.format('select exists (select from %s)', relation) into needed;
    if needed then
      return;
    end if;
  end loop;
  if exists (select from pg_catalog.pg_trigger t
               join pg_catalog.pg_proc p on p.oid = t.tgfoid
              where p.pronamespace = pg_catalog.to_regnamespace('beltline')) then
    return;
  end if;
  if pg_catalog.to_regclass('pglogical.node') is not null then
    execute 'select exists (select from pglogical.node where node_name like ''beltline\_%'')' into needed;
    if needed then
      return;
    end if;
  end if;
  drop event trigger if exists beltline_ddl;
  drop event trigger if exists beltline_drop;
  drop schema if exists beltline cascade;
exception when lock_not_available then
  null; -- Somebody is at work in it at this moment, and may have a use for it.
end
$$
