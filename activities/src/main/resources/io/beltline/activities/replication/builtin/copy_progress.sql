-- How far the initial copy is, for tables given by schema and name. The size is that of the file, so it grows while the copy's
-- transaction is open. Parameters: schemas, names, subscription.
select coalesce(pg_catalog.pg_table_size(c.oid), 0) as bytes,
       coalesce(r.srsubstate = 'r', false) as ready,
       exists (select from pg_catalog.pg_stat_progress_copy p
                where p.relid = c.oid and p.datname = pg_catalog.current_database()) as copying
  from unnest(?::text[], ?::text[]) with ordinality w(schema_name, table_name, position)
  left join pg_catalog.pg_namespace n on n.nspname = w.schema_name
  left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.table_name
  left join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
  left join pg_catalog.pg_subscription s on s.subdbid = d.oid and s.subname = ?
  left join pg_catalog.pg_subscription_rel r on r.srsubid = s.oid and r.srrelid = c.oid
 order by w.position
