insert into beltline.stray_watched (relation)
select t.tgrelid
  from pg_catalog.pg_trigger t
  join pg_catalog.pg_proc p on p.oid = t.tgfoid
 where p.pronamespace = pg_catalog.to_regnamespace('beltline')
   and p.proname = 'note_stray_write'
    on conflict (relation) do nothing
