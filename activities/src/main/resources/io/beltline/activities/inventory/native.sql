-- Publications and subscriptions of this database, and the origins that the server named for the latter.
select 'publication ' || p.pubname
  from pg_catalog.pg_publication p
union all
select 'subscription ' || s.subname
  from pg_catalog.pg_subscription s
  join pg_catalog.pg_database d on d.oid = s.subdbid
 where d.datname = pg_catalog.current_database()
union all
select 'origin ' || o.roname
  from pg_catalog.pg_replication_origin o
  join pg_catalog.pg_subscription s on o.roname = 'pg_' || s.oid
  join pg_catalog.pg_database d on d.oid = s.subdbid
 where d.datname = pg_catalog.current_database()
