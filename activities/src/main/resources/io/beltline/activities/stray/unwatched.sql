-- Tables that were watched, are still there, and have no trigger that fires.
select n.nspname as schema_name, c.relname as table_name
  from beltline.stray_watched w
  join pg_catalog.pg_class c on c.oid = w.relation
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where not exists (select
                     from pg_catalog.pg_trigger t
                     join pg_catalog.pg_proc p on p.oid = t.tgfoid
                    where t.tgrelid = c.oid
                      and t.tgenabled <> 'D'
                      and p.proname = 'note_stray_write'
                      and p.pronamespace = pg_catalog.to_regnamespace('beltline'))
 order by n.nspname, c.relname
