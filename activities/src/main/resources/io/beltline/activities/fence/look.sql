-- From now on a commit of this session is on disk when it returns, whatever the default is. Tells what stands before a fence.
-- Neighbours are databases that applications may use beside this one; those that come with PostgreSQL or the hosting are none.
select pg_catalog.set_config('synchronous_commit',
                             case pg_catalog.current_setting('synchronous_commit')
                               when 'off' then 'local' else pg_catalog.current_setting('synchronous_commit') end,
                             false),
       pg_catalog.to_regclass('beltline.fence') is not null as manifest_known,
       pg_catalog.to_regclass('beltline.fence_exception') is not null
         and pg_catalog.to_regclass('beltline.adoption') is not null as schema_ready,
       pg_catalog.to_regclass('beltline.connect_right') is not null as of_database,
       array(select d.datname::text
               from pg_catalog.pg_database d
              where d.datallowconn and not d.datistemplate
                and d.datname <> pg_catalog.current_database()
                and d.datname !~ '^(postgres|rdsadmin|cloudsqladmin|alloydbadmin|alloydbmetadata|azure_maintenance|azure_sys)$'
              order by 1) as neighbours,
       array(select p.gid from pg_catalog.pg_prepared_xacts p
              where p.database = pg_catalog.current_database()) as prepared
