-- What any server can have. Parameters: the prefix of Beltline's sessions (twice); the tag of the sessions that look; a pattern for
-- sessions of commands that only look. pglogical shortens a database's name in the names of its slots and origins to 16 characters, the last 8 of them a hash.
with here as (
  select d.oid, d.datname,
         'pgl_' || pg_catalog.regexp_replace(
           case when pg_catalog.octet_length(d.datname::text) <= 16 then d.datname || '_' else pg_catalog.left(d.datname::text, 8) end,
           '[^a-z0-9_]', '_', 'g') as pglogical_prefix
    from pg_catalog.pg_database d
   where d.datname = pg_catalog.current_database()
)
select 'slot ' || s.slot_name
  from pg_catalog.pg_replication_slots s, here
 where s.database = here.datname
   and (pg_catalog.left(s.slot_name, pg_catalog.length(here.pglogical_prefix)) = here.pglogical_prefix
        or s.slot_name like 'beltline%')
union all
select 'origin ' || o.roname
  from pg_catalog.pg_replication_origin o, here
 where pg_catalog.left(o.roname, pg_catalog.length(here.pglogical_prefix)) = here.pglogical_prefix
    or o.roname like 'beltline%'
union all
select 'extension ' || e.extname
  from pg_catalog.pg_extension e
 where e.extname in ('pglogical', 'pglogical_origin', 'dblink')
union all
select 'schema ' || n.nspname
  from pg_catalog.pg_namespace n
 where n.nspname in ('pglogical', 'pglogical_origin', 'beltline')
union all
select 'event trigger ' || t.evtname
  from pg_catalog.pg_event_trigger t
union all
select n.nspname || ' trigger ' || t.tgname || ' on ' || t.tgrelid::pg_catalog.regclass
  from pg_catalog.pg_trigger t
  join pg_catalog.pg_proc p on p.oid = t.tgfoid
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
 where n.nspname in ('pglogical', 'beltline')
union all
select 'setting ' || c.setting || ' of '
       || case when s.setrole = 0 then 'everyone' else 'role ' || pg_catalog.pg_get_userbyid(s.setrole) end
       || case when s.setdatabase = 0 then '' else ' in database ' || here.datname end
  from here
  join pg_catalog.pg_db_role_setting s on s.setdatabase in (0, here.oid)
 cross join lateral pg_catalog.unnest(s.setconfig) c(setting)
 where c.setting like 'default\_transaction\_read\_only=%'
    or c.setting like 'beltline.%' and s.setdatabase = here.oid
union all
select 'session ' || a.application_name
  from pg_catalog.pg_stat_activity a, here
 where a.datname = here.datname
   and pg_catalog.left(a.application_name, pg_catalog.length(?)) = ?
   and a.application_name <> ?
   -- Somebody looks at the pair meanwhile, and leaves nothing.
   and a.application_name !~ ?
   -- A session that no step uses holds nothing and ends by itself within seconds.
   and a.application_name <> 'beltline:idle'
