-- Domains of columns that have constraints which rows may break. Parameter: OIDs of tables.
select pg_catalog.format('%s (%s)', t.oid::pg_catalog.regtype, pg_catalog.string_agg(pg_catalog.quote_ident(c.conname), ', ' order by c.conname))
  from pg_catalog.pg_constraint c
  join pg_catalog.pg_type t on t.oid = c.contypid
 where not c.convalidated
   and exists (select
                 from pg_catalog.pg_attribute a
                where a.attrelid = any (?::text[]::oid[]) and a.atttypid in (t.oid, t.typarray) and not a.attisdropped)
 group by t.oid
 order by 1
