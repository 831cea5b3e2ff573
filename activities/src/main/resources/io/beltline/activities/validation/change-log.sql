-- All that is known of the log of changes of one direction on its provider, in one round trip of the outage: the note of the last comparison of all rows; the slot,
-- with what the server keeps for it and for no other logical slot of the database, and whether it has lost any of that; whether the side is fenced, and up to
-- where its log is on the disk. Parameters: the direction, the slot's name.
select p.shapes,
       p.unfollowed,
       s.slot_name is not null as has_slot,
       s.restart_lsn is null or pg_catalog.to_jsonb(s) ->> 'wal_status' = 'lost' as lost,
       greatest(0, pg_catalog.pg_wal_lsn_diff(
         coalesce((select min(o.restart_lsn)
                     from pg_catalog.pg_replication_slots o
                    where o.slot_type = 'logical' and o.database = s.database and o.slot_name <> s.slot_name),
                  pg_catalog.pg_current_wal_insert_lsn()),
         s.restart_lsn))::bigint as kept,
       exists (select from beltline.fence f where f.fence_lsn is not null) as fenced,
       pg_catalog.pg_current_wal_flush_lsn()::text as flushed
  from (select ?::text as direction, ?::name as slot) wanted
  left join beltline.followed_pass p on p.direction = wanted.direction
  left join pg_catalog.pg_replication_slots s on s.slot_name = wanted.slot and s.database = pg_catalog.current_database()
