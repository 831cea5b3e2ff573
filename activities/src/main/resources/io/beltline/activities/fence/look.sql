-- From now on a commit of this session is on disk when it returns, whatever the default is. Tells what stands before a fence.
select pg_catalog.set_config('synchronous_commit',
                             case pg_catalog.current_setting('synchronous_commit')
                               when 'off' then 'local' else pg_catalog.current_setting('synchronous_commit') end,
                             false),
       pg_catalog.to_regclass('beltline.fence') is not null as manifest_known,
       pg_catalog.to_regclass('beltline.fence_exception') is not null as schema_ready,
       array(select p.gid from pg_catalog.pg_prepared_xacts p
              where p.database = pg_catalog.current_database()) as prepared
