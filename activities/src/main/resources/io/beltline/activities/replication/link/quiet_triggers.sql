-- Triggers that were silenced, are still there, and are still as they were silenced.
select n.nspname as schema_name, c.relname as table_name, c.oid::bigint as table_oid, t.tgname as trigger_name, q.fires::text as fires
  from beltline.quiet_trigger q
  join pg_catalog.pg_trigger t on t.tgrelid = q.relation and t.tgname = q.trigger_name
                              and t.tgenabled = case q.fires when 'A' then 'O'::"char" else 'D'::"char" end
  join pg_catalog.pg_class c on c.oid = t.tgrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 order by n.nspname, c.relname, t.tgname
