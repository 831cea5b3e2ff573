-- The position up to which all of these origins are applied; null before the first commit.
select nullif((array_agg(s.remote_lsn order by s.remote_lsn))[1], '0/0')::text
  from pg_catalog.pg_replication_origin_status s
 where s.external_id = any (?::text[])
having count(*) > 0
