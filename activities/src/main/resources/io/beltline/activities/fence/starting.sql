-- Who is at work anywhere on the server, also while logging in: a session holds its virtual transaction id from before its role is
-- looked up until after it can be seen in pg_stat_activity.
select l.virtualxid, l.pid
  from pg_catalog.pg_locks l
 where l.locktype = 'virtualxid' and l.granted and l.mode = 'ExclusiveLock' and l.pid <> pg_catalog.pg_backend_pid()
