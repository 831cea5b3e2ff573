-- Everything that a migration may create, move or forget, one line each.
select 'slot ' || slot_name from pg_replication_slots
union all select 'origin ' || roname from pg_replication_origin
union all select 'subscription ' || subname from pg_subscription
union all select 'publication ' || pubname from pg_publication
union all select 'event trigger ' || evtname from pg_event_trigger
union all select 'extension ' || extname from pg_extension
union all select 'schema ' || nspname from pg_namespace where nspname !~ '^pg_(toast_)?temp_'
union all select 'role ' || rolname from pg_roles where rolname !~ '^pg_'
union all select 'login of ' || rolname from pg_roles where rolcanlogin and rolname !~ '^pg_'
union all select 'session ' || application_name from pg_stat_activity where application_name like 'beltline:%'
union all select 'prepared transaction ' || gid from pg_prepared_xacts
union all select 'trigger ' || tgname || ' on ' || tgrelid::regclass from pg_trigger where not tgisinternal
union all select 'function ' || oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace
union all select case relkind when 'i' then 'index ' when 'I' then 'index ' when 'S' then 'sequence ' else 'table ' end || oid::regclass
  from pg_class where relnamespace = 'public'::regnamespace
union all select 'invalid index ' || indexrelid::regclass from pg_index where not indisvalid
union all select 'constraint ' || conname || ' on ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
  from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0
union all select 'grant on ' || oid::regclass || ' ' || acl
  from pg_class, unnest(relacl::text[]) acl where relnamespace = 'public'::regnamespace
order by 1
