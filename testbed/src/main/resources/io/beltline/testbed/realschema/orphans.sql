-- Statements that delete the rows that refer to nothing.
select format(
         'delete from %s %I.%I c where %s and not exists (select from %I.%I p where %s)',
         case when c.relkind = 'p' then '' else 'only' end,
         n.nspname, c.relname,
         string_agg(format('c.%I is not null', a.attname), ' and '),
         rn.nspname, r.relname,
         string_agg(format('p.%I = c.%I', ra.attname, a.attname), ' and ')) as statement
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_class r on r.oid = k.confrelid
  join pg_namespace rn on rn.oid = r.relnamespace
 cross join lateral unnest(k.conkey, k.confkey) as pair (own, referred)
  join pg_attribute a on a.attrelid = c.oid and a.attnum = pair.own
  join pg_attribute ra on ra.attrelid = r.oid and ra.attnum = pair.referred
 where k.contype = 'f' and k.conparentid = 0
 group by k.oid, n.nspname, c.relname, c.relkind, rn.nspname, r.relname
