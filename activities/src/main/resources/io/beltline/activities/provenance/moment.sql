-- Where transaction numbers mean the same (one server, one timeline, one database); below which number of them every one had ended when
-- this snapshot was taken, and from which on none had begun.
select pg_catalog.concat_ws('/', s.system_identifier, pg_catalog.left(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_insert_lsn()), 8), d.oid)
         as lineage,
       pg_catalog.txid_snapshot_xmin(pg_catalog.txid_current_snapshot()) as horizon,
       pg_catalog.txid_snapshot_xmax(pg_catalog.txid_current_snapshot()) as next
  from pg_catalog.pg_control_system() s, pg_catalog.pg_database d
 where d.datname = pg_catalog.current_database()
