-- Which columns must hold the same values, pair by pair.
select n.nspname as schema_name, c.relname as table_name, a.attname as column_name,
       rn.nspname as referred_schema, r.relname as referred_table, ra.attname as referred_column
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_class r on r.oid = k.confrelid
  join pg_namespace rn on rn.oid = r.relnamespace
 cross join lateral unnest(k.conkey, k.confkey) as pair (own, referred)
  join pg_attribute a on a.attrelid = c.oid and a.attnum = pair.own
  join pg_attribute ra on ra.attrelid = r.oid and ra.attnum = pair.referred
 where k.contype = 'f'
