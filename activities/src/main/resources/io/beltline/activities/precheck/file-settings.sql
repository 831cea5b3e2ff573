-- Settings as the server's files have them. Parameter: their names in lower case.
select distinct on (pg_catalog.lower(f.name)) pg_catalog.lower(f.name) as name, f.setting as value
  from pg_catalog.pg_file_settings f
 where f.applied
   and pg_catalog.lower(f.name) = any (?::text[])
 order by pg_catalog.lower(f.name), f.seqno desc
