-- The position that the apply workers of all these slots have confirmed; null when one has confirmed nothing.
select case when count(s.confirmed_flush_lsn) = count(*) then (array_agg(s.confirmed_flush_lsn order by s.confirmed_flush_lsn))[1] end::text
  from pg_catalog.pg_replication_slots s
 where s.slot_name = any (?::text[])
having count(*) > 0
