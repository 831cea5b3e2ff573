-- The limits of a provider that leave no room for one more link.
select s.name || ' = ' || s.setting
  from pg_catalog.pg_settings s
 where (s.name = 'max_replication_slots'
        and s.setting::bigint <= (select count(*) from pg_catalog.pg_replication_slots))
    or (s.name = 'max_wal_senders'
        and s.setting::bigint <= (select count(*) from pg_catalog.pg_stat_replication))
