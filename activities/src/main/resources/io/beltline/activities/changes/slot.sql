-- A slot of this database: what the server keeps for it and for no other logical slot of the database, and whether it has lost any of that.
-- Parameter: its name.
select greatest(0, pg_catalog.pg_wal_lsn_diff(
         coalesce((select min(o.restart_lsn)
                     from pg_catalog.pg_replication_slots o
                    where o.slot_type = 'logical' and o.database = s.database and o.slot_name <> s.slot_name),
                  pg_catalog.pg_current_wal_insert_lsn()),
         s.restart_lsn))::bigint as kept,
       s.restart_lsn is null or pg_catalog.to_jsonb(s) ->> 'wal_status' = 'lost' as lost
  from pg_catalog.pg_replication_slots s
 where s.slot_name = ?
   and s.database = pg_catalog.current_database()
