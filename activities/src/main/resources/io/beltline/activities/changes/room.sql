-- What there would be none left of, for a table that is copied anew meanwhile, if one more slot and whoever reads it took one. No row if there is enough.
select r.setting, r.free
  from (select 'max_replication_slots' as setting,
               pg_catalog.current_setting('max_replication_slots')::int - (select count(*) from pg_catalog.pg_replication_slots) as free
        union all
        select 'max_wal_senders',
               pg_catalog.current_setting('max_wal_senders')::int - (select count(*) from pg_catalog.pg_stat_replication)) r
 where r.free < 2
 order by r.setting
