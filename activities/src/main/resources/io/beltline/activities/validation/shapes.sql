-- What tells a table from one that was made, emptied or filled anew, and from one that was altered. Parameter: quoted names of tables.
select t.name, pg_catalog.concat_ws(' ', c.oid, pg_catalog.pg_relation_filenode(c.oid),
         (select pg_catalog.md5(pg_catalog.string_agg(pg_catalog.concat_ws(' ', a.attnum, a.atttypid, a.atttypmod, a.attcollation, a.attname), ',' order by a.attnum))
            from pg_catalog.pg_attribute a
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
         (select pg_catalog.string_agg(i.indexrelid::text, ',' order by i.indexrelid) from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisunique))
  from pg_catalog.unnest(?::text[]) t(name)
  join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(t.name)
