-- Settings as a session of nobody in particular has them in this database. Parameter: their names in lower case. Hidden are those that
-- this session's client or user chose for itself.
select pg_catalog.lower(s.name) as name,
       coalesce(d.value, s.setting) as value,
       d.value is not null as of_database,
       d.value is null and s.source in ('client', 'user', 'database user', 'session') as hidden,
       s.boot_val as otherwise
  from pg_catalog.pg_settings s
  left join (
         select pg_catalog.lower(pg_catalog.split_part(pair.text, '=', 1)) as name,
                pg_catalog.substr(pair.text, pg_catalog.strpos(pair.text, '=') + 1) as value
           from pg_catalog.pg_db_role_setting r
           join pg_catalog.pg_database b on b.oid = r.setdatabase
          cross join lateral pg_catalog.unnest(r.setconfig) pair(text)
          where r.setrole = 0 and b.datname = pg_catalog.current_database()
       ) d on d.name = pg_catalog.lower(s.name)
 where pg_catalog.lower(s.name) = any (?::text[])
