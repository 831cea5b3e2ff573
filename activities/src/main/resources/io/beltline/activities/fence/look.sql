-- From now on a commit of this session is on disk when it returns, whatever the default is. Tells what stands before a fence.
-- Neighbours are databases that applications may use beside this one. Those that come with the hosting are none; the one that comes with
-- PostgreSQL is one when a role that can log in owns something in it or was granted something. Parameter: the hosting's roles.
select pg_catalog.set_config('synchronous_commit',
                             case pg_catalog.current_setting('synchronous_commit')
                               when 'off' then 'local' else pg_catalog.current_setting('synchronous_commit') end,
                             false),
       pg_catalog.to_regclass('beltline.fence') is not null as manifest_known,
       pg_catalog.to_regclass('beltline.fence_exception') is not null as schema_ready,
       pg_catalog.to_regclass('beltline.connect_right') is not null as of_database,
       array(select d.datname::text
               from pg_catalog.pg_database d
              where d.datallowconn and not d.datistemplate
                and d.datname <> pg_catalog.current_database()
                and d.datname !~ '^(rdsadmin|cloudsqladmin|alloydbadmin|alloydbmetadata|azure_maintenance|azure_sys)$'
                and (d.datname <> 'postgres'
                     or exists (select
                                  from pg_catalog.pg_shdepend s
                                  join pg_catalog.pg_roles r on r.oid = s.refobjid
                                 where s.dbid = d.oid
                                   and s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
                                   and r.rolcanlogin
                                   and r.rolname <> session_user
                                   and not exists (select
                                                     from pg_catalog.unnest(?::text[]) hosting(entry)
                                                     join pg_catalog.pg_database h on h.datname = pg_catalog.split_part(hosting.entry, ' ', 1)
                                                    where r.rolname ~ pg_catalog.split_part(hosting.entry, ' ', 2))))
              order by 1) as neighbours,
       array(select p.gid from pg_catalog.pg_prepared_xacts p
              where p.database = pg_catalog.current_database()) as prepared
