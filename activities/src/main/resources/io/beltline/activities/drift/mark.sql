-- One text that is another one after any change of a schema: for each catalog the sum of a hash of its rows' identities and of the
-- transactions that wrote them. PostgreSQL never changes a row of a catalog in place but for what VACUUM, ANALYZE and CREATE INDEX count
-- there, and freezing keeps xmin. Of relations some columns are taken instead, because TRUNCATE, CLUSTER and VACUUM FULL write new rows
-- without changing the schema; a TOAST table counts by its name, which holds the OID of its table, because VACUUM FULL makes it anew.
-- Left out: what initdb made, temporary objects, which come and go with sessions, and what Beltline and pglogical put there. Not seen: a
-- role that is renamed, and what is added to an extension or taken out of it by hand.
-- Parameters: none. One sequential scan of each catalog, nothing of it is locked longer than for reading.
with hidden as materialized (
  select n.oid
    from pg_catalog.pg_namespace n
   where n.nspname in ('pglogical', 'pglogical_origin', 'beltline') or n.nspname ~ '^pg_(toast_)?temp_'
), passing as materialized (
  select c.oid
    from pg_catalog.pg_class c
   where c.relnamespace in (select oid from hidden union all select 'pg_toast'::regnamespace)
), ours as materialized (
  select p.oid from pg_catalog.pg_proc p where p.pronamespace in (select oid from hidden)
), relation as (
  select pg_catalog.hashtextextended(
           pg_catalog.concat_ws(
             ' ', case when c.relkind <> 't' then c.oid end, c.relnamespace, c.relkind, c.relpersistence, c.relowner, c.relam, c.reloftype,
             c.relreplident, c.relrowsecurity, c.relforcerowsecurity, c.relname, c.reloptions::text),
           coalesce(pg_catalog.hash_array_extended(c.relacl, 0), 0)) as hash
    from pg_catalog.pg_class c
   where c.oid >= 16384 and c.relnamespace not in (select oid from hidden)
), written(catalog, id, part, writer) as (
  select 1, attrelid, attnum, xmin from pg_catalog.pg_attribute
   where attnum > 0 and attrelid >= 16384 and attrelid not in (select oid from passing)
  union all
  select 2, oid, 0, xmin from pg_catalog.pg_attrdef where oid >= 16384 and adrelid not in (select oid from passing)
  union all
  select 3, oid, 0, xmin from pg_catalog.pg_constraint where oid >= 16384 and connamespace not in (select oid from hidden)
  union all
  select 4, indexrelid, 0, xmin from pg_catalog.pg_index where indexrelid >= 16384 and indrelid not in (select oid from passing)
  union all
  select 5, oid, 0, xmin from pg_catalog.pg_trigger where oid >= 16384 and tgfoid not in (select oid from ours)
  union all
  select 6, oid, 0, xmin from pg_catalog.pg_proc where oid >= 16384 and pronamespace not in (select oid from hidden)
  union all
  select 7, oid, 0, xmin from pg_catalog.pg_type where oid >= 16384 and typnamespace not in (select oid from hidden)
  union all
  select 8, oid, 0, xmin from pg_catalog.pg_enum where oid >= 16384
  union all
  select 9, oid, 0, xmin from pg_catalog.pg_namespace where (oid >= 16384 or nspname = 'public') and oid not in (select oid from hidden)
  union all
  select 10, oid, 0, xmin from pg_catalog.pg_rewrite where oid >= 16384 and ev_class not in (select oid from passing)
  union all
  select 11, oid, 0, xmin from pg_catalog.pg_policy where polrelid not in (select oid from passing)
  union all
  select 12, objoid, objsubid, xmin from pg_catalog.pg_description
   where (objoid >= 16384 or classoid = 'pg_catalog.pg_namespace'::regclass)
     and objoid not in (select oid from passing union all select oid from hidden union all select oid from ours)
  union all
  select 13, seqrelid, 0, xmin from pg_catalog.pg_sequence where seqrelid not in (select oid from passing)
  union all
  select 14, oid, 0, xmin from pg_catalog.pg_statistic_ext where stxnamespace not in (select oid from hidden)
  union all
  select 15, inhrelid, inhseqno, xmin from pg_catalog.pg_inherits where inhrelid not in (select oid from passing)
  union all
  select 16, rngtypid, 0, xmin from pg_catalog.pg_range where rngtypid >= 16384
  union all
  select 17, oid, 0, xmin from pg_catalog.pg_collation where oid >= 16384
  union all
  select 18, oid, 0, xmin from pg_catalog.pg_operator where oid >= 16384
  union all
  select 19, oid, 0, xmin from pg_catalog.pg_opclass where oid >= 16384
  union all
  select 20, oid, 0, xmin from pg_catalog.pg_opfamily where oid >= 16384
  union all
  select 21, oid, 0, xmin from pg_catalog.pg_amop where oid >= 16384
  union all
  select 22, oid, 0, xmin from pg_catalog.pg_amproc where oid >= 16384
  union all
  select 23, oid, 0, xmin from pg_catalog.pg_ts_config where oid >= 16384
  union all
  select 24, mapcfg, mapseqno, xmin from pg_catalog.pg_ts_config_map where mapcfg >= 16384
  union all
  select 25, oid, 0, xmin from pg_catalog.pg_ts_dict where oid >= 16384
  union all
  select 26, oid, 0, xmin from pg_catalog.pg_ts_parser where oid >= 16384
  union all
  select 27, oid, 0, xmin from pg_catalog.pg_ts_template where oid >= 16384
  union all
  select 28, oid, 0, xmin from pg_catalog.pg_cast where oid >= 16384
  union all
  select 29, oid, 0, xmin from pg_catalog.pg_conversion where oid >= 16384
  union all
  select 30, oid, 0, xmin from pg_catalog.pg_language where oid >= 16384
  union all
  select 31, oid, 0, xmin from pg_catalog.pg_transform where oid >= 16384
  union all
  select 32, oid, 0, xmin from pg_catalog.pg_am where oid >= 16384
  union all
  select 33, oid, 0, xmin from pg_catalog.pg_foreign_data_wrapper where oid >= 16384
  union all
  select 34, oid, 0, xmin from pg_catalog.pg_foreign_server
  union all
  select 35, ftrelid, 0, xmin from pg_catalog.pg_foreign_table
  union all
  select 36, oid, 0, xmin from pg_catalog.pg_event_trigger where evtfoid not in (select oid from ours)
  union all
  select 37, oid, 0, xmin from pg_catalog.pg_extension where extname not in ('pglogical', 'pglogical_origin')
  union all
  select 38, oid, 0, xmin from pg_catalog.pg_default_acl
)
select pg_catalog.concat_ws(
         ' ', (select pg_catalog.sum(hash) from relation),
         (select pg_catalog.sum(pg_catalog.hashint8extended((id::bigint << 16) + part, (catalog::bigint << 32) + writer::text::bigint)) from written),
         (select pg_catalog.sum(pg_catalog.hashtextextended(srvname || ' ' || usename, umid::bigint)) from pg_catalog.pg_user_mappings))
