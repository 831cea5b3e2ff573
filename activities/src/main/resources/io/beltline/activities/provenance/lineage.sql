-- Where transaction numbers mean the same: one server, one timeline. Parameters: none.
select pg_catalog.concat_ws('/', s.system_identifier, pg_catalog.left(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_insert_lsn()), 8), d.oid)
  from pg_catalog.pg_control_system() s, pg_catalog.pg_database d
 where d.datname = pg_catalog.current_database()
