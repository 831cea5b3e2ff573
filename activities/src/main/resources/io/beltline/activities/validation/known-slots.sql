-- Which slots of the provider a subscriber follows, and by which origin: pglogical gives both the same name, PostgreSQL names the origin after its
-- own subscription. Parameter: the slots' names.
select k.slot, o.roname as origin
  from pg_catalog.unnest(?::text[]) k(slot)
  join pg_catalog.pg_replication_origin o
    on o.roname = k.slot
    or o.roname in (select 'pg_' || s.oid
                      from pg_catalog.pg_subscription s
                      join pg_catalog.pg_database d on d.oid = s.subdbid and d.datname = pg_catalog.current_database()
                     where s.subslotname::text = k.slot)
