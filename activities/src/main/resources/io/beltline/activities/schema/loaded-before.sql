-- Whether this text was loaded last and all relations that it made are still there. Parameters: file, checksum.
select exists (select
                 from beltline.loaded_file l
                where l.file = ?
                  and l.sha256 = ?
                  and not exists (select
                                    from pg_catalog.unnest(l.relations) r(relation)
                                   where not exists (select from pg_catalog.pg_class c where c.oid = r.relation)))
