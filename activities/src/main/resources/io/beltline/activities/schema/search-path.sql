-- The search path of an ordinary session of this database.
select coalesce(
         (select pg_catalog.substr(pair.setting, 13)
            from pg_catalog.pg_db_role_setting s
           cross join lateral pg_catalog.unnest(s.setconfig) pair(setting)
           where s.setdatabase = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
             and s.setrole = 0
             and pair.setting like 'search\_path=%'),
         '"$user", public')
