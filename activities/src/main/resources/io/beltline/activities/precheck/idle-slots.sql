-- Replication slots that nobody reads, and the log that they hold back.
select s.slot_name::text as slot_name,
       case when s.slot_type = 'logical' then 'logical, database ' || s.database else 'physical' end as kind,
       coalesce(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), s.restart_lsn), 0)::bigint as kept_bytes
  from pg_catalog.pg_replication_slots s
 where not s.active
   and not s.temporary
 order by s.slot_name
