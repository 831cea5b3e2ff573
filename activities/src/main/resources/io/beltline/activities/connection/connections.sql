-- Sessions of clients in this database, by user. Parameters: names that are left out, LIKE patterns that are left out, managed roles,
-- the prefix of Beltline's own sessions' names. Names sort by their bytes, whatever the database's collation is.
select coalesce(a.usename::text, 'a dropped role') collate "C" as user_name,
       count(*) as sessions
  from pg_catalog.pg_stat_activity a
 where a.datname = pg_catalog.current_database()
   and coalesce(a.backend_type, 'client backend') = 'client backend'
   and (a.usename is null
        or (a.usename <> all (?::text[])
            and not (a.usename like any (?::text[]))
            and a.usename !~ '^pg_'
            and not exists (select
                              from pg_catalog.unnest(?::text[]) hosting(entry)
                              join pg_catalog.pg_database d on d.datname = pg_catalog.split_part(hosting.entry, ' ', 1)
                             where a.usename ~ pg_catalog.split_part(hosting.entry, ' ', 2))))
   and not pg_catalog.starts_with(coalesce(a.application_name, ''), ?)
 group by 1
 order by 1
