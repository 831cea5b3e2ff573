-- Tables that lost a column while the slot's log may still hold rows from before. The row of a dropped column stays in the catalog, written by
-- the transaction that dropped it. Parameters: the slot; OIDs of the tables.
select distinct pg_catalog.format('%I.%I', n.nspname, c.relname)
  from pg_catalog.pg_replication_slots s
  join pg_catalog.pg_attribute a on a.attisdropped and pg_catalog.age(a.xmin) <= pg_catalog.age(s.catalog_xmin)
  join pg_catalog.pg_class c on c.oid = a.attrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where s.slot_name = ?
   and c.oid = any (?::text[]::oid[])
 order by 1
