-- What holds rows in a database: quoted name, and bytes on disk with TOAST and without indexes.
select c.oid::regclass::text,
       pg_relation_size(c.oid) + case when c.reltoastrelid = 0 then 0 else pg_relation_size(c.reltoastrelid) end
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'm')
   and n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
