-- Settings that hold for a role, for a role in this database, or for this database; none of Beltline's own.
select r.rolname as role_name,
       s.setdatabase <> 0 as in_database,
       pg_catalog.split_part(pair.text, '=', 1) as name,
       pg_catalog.substr(pair.text, pg_catalog.strpos(pair.text, '=') + 1) as value
  from pg_catalog.pg_db_role_setting s
  left join pg_catalog.pg_roles r on r.oid = s.setrole
 cross join lateral pg_catalog.unnest(s.setconfig) pair(text)
 where s.setdatabase in (0, (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database()))
   and (s.setdatabase <> 0 or r.rolname is not null)
   and (s.setrole = 0 or r.rolname is not null)
   and pair.text not like 'beltline.%'
 order by r.rolname, s.setdatabase, pair.text
