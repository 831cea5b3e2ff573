-- The last change of each object. Parameters: none.
select distinct on (identity) identity,
       pg_catalog.format(
         'by %s with %s at %s UTC', role, tag, pg_catalog.to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')) as entry
  from beltline.ddl_log
 order by identity, at desc
