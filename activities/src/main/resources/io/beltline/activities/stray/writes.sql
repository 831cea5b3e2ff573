-- What the triggers noted, by role and table, in the order in which it began.
select o.role_name,
       o.schema_name,
       o.table_name,
       pg_catalog.sum(o.statements)::bigint as statements,
       pg_catalog.string_agg(o.operation, ', ' order by o.first_at) as operations,
       pg_catalog.to_char(pg_catalog.min(o.first_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as first_at,
       pg_catalog.to_char(pg_catalog.max(o.last_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as last_at
  from (select w.role_name, w.schema_name, w.table_name, w.operation,
               pg_catalog.sum(w.statements) as statements, pg_catalog.min(w.first_at) as first_at, pg_catalog.max(w.last_at) as last_at
          from beltline.stray_write w
         group by w.role_name, w.schema_name, w.table_name, w.operation) o
 group by o.role_name, o.schema_name, o.table_name
 order by pg_catalog.min(o.first_at), o.role_name, o.schema_name, o.table_name
