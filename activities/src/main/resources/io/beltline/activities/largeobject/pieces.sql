-- The bytes of large objects, piece by piece. Parameters: their OIDs; their sizes.
select o.oid::bigint as oid, p.at, pg_catalog.lo_get(o.oid, p.at, 1048576) as data
  from unnest(?::text[]::oid[], ?::text[]::bigint[]) o(oid, size)
 cross join lateral pg_catalog.generate_series(0, o.size - 1, 1048576) p(at)
