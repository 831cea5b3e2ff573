-- How far the initial copy is, for tables given by schema and name. The size is that of the file, so it grows while the copy's
-- transaction is open; no table is ready before all are that are copied together. Parameters: schemas, names, subscription.
select coalesce(pg_catalog.pg_table_size(c.oid), 0) as bytes,
       coalesce(y.sync_status in ('r', 'y') and a.sync_status in ('r', 'y'), false) as ready,
       exists (select from pg_catalog.pg_stat_progress_copy p
                where p.relid = c.oid and p.datname = current_database()) as copying
  from unnest(?::text[], ?::text[]) with ordinality w(schema_name, table_name, position)
  left join pg_catalog.pg_namespace n on n.nspname = w.schema_name
  left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.table_name
  left join pglogical.subscription s on s.sub_name = ?
  left join pglogical.local_sync_status a on a.sync_subid = s.sub_id and a.sync_relname is null
  left join pglogical.local_sync_status y
         on y.sync_subid = s.sub_id
        and y.sync_nspname = w.schema_name
        and y.sync_relname = w.table_name
 order by w.position
