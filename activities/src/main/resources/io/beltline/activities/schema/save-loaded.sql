-- Notes a text that this transaction loads, with the relations that it made or changed. Parameters: file, checksum.
insert into beltline.loaded_file (file, sha256, relations)
select ?::text, ?::text,
       array(select c.oid
               from pg_catalog.pg_class c
              where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                and c.xmin::text = (pg_catalog.txid_current() % 4294967296)::text)
    on conflict (file) do update
   set sha256 = excluded.sha256,
       relations = excluded.relations,
       loaded_at = pg_catalog.clock_timestamp()
