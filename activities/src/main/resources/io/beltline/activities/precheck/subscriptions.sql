-- The server's own subscriptions into this database.
select s.subname
  from pg_catalog.pg_subscription s
  join pg_catalog.pg_database d on d.oid = s.subdbid
 where d.datname = pg_catalog.current_database()
 order by s.subname
