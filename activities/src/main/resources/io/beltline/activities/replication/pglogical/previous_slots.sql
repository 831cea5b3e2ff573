-- The slots of this database that pglogical made, and those that Beltline reads itself, with whoever uses each.
select s.slot_name::text as slot,
       s.active,
       s.plugin = 'test_decoding' as own,
       'slot ' || s.slot_name || ' (pid ' || coalesce(s.active_pid::text, '?') || ', user ' || coalesce(a.usename::text, '?')
       || ', from ' || coalesce(pg_catalog.host(a.client_addr), 'the server itself') || ')' as described
  from pg_catalog.pg_replication_slots s
  left join pg_catalog.pg_stat_activity a on a.pid = s.active_pid
 where s.database = pg_catalog.current_database()
   and (s.plugin in ('pglogical_output', 'pglogical') and pg_catalog.left(s.slot_name::text, 4) = 'pgl_'
        or s.plugin = 'test_decoding' and s.slot_name::text ~ '^beltline_.*_log$')
 order by s.slot_name
