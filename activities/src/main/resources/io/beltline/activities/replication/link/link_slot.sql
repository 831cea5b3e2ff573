-- A link's slot on its provider, and how far behind the subscriber is that uses it. What a subscriber has not told yet is where the slot
-- stands. Parameter: the slot's name.
select s.active,
       case when s.restart_lsn is not null
            then greatest(0, pg_catalog.pg_wal_lsn_diff(w.lsn, s.restart_lsn))::bigint end as retained,
       r.pid is not null as connected,
       greatest(0, pg_catalog.pg_wal_lsn_diff(w.lsn, coalesce(r.sent_lsn, s.confirmed_flush_lsn)))::bigint as sent,
       greatest(0, pg_catalog.pg_wal_lsn_diff(w.lsn, coalesce(r.write_lsn, s.confirmed_flush_lsn)))::bigint as written,
       greatest(0, pg_catalog.pg_wal_lsn_diff(w.lsn, coalesce(r.flush_lsn, s.confirmed_flush_lsn)))::bigint as flushed,
       greatest(0, pg_catalog.pg_wal_lsn_diff(w.lsn, coalesce(r.replay_lsn, s.confirmed_flush_lsn)))::bigint as replayed,
       extract(epoch from r.replay_lag)::float8 as replay_seconds
  from pg_catalog.pg_replication_slots s
 cross join (select pg_catalog.pg_current_wal_lsn() as lsn) w
  left join pg_catalog.pg_stat_replication r on r.pid = s.active_pid
 where s.slot_name = ?
