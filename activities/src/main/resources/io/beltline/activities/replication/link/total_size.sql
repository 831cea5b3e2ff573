-- The size of tables with their indexes. Parameter: their OIDs.
select coalesce(sum(pg_catalog.pg_total_relation_size(t.oid)), 0)::bigint
  from unnest(?::text[]::oid[]) t(oid)
