-- Encoding and order of texts of this database. Columns that a version does not have are null in the JSON.
select pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
       pg_catalog.concat_ws(' / ', d.datcollate, d.datctype,
                            case x.j ->> 'datlocprovider'
                              when 'i' then 'icu ' || coalesce(x.j ->> 'datlocale', x.j ->> 'daticulocale')
                              when 'b' then 'builtin ' || (x.j ->> 'datlocale') end,
                            x.j ->> 'daticurules') as locale,
       coalesce(x.j ->> 'datcollversion', '') as recorded_version
  from pg_catalog.pg_database d
 cross join lateral (select pg_catalog.to_jsonb(d) as j) x
 where d.datname = pg_catalog.current_database()
