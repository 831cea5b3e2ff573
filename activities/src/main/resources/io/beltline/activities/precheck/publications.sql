-- Publications of others than Beltline.
select p.pubname
  from pg_catalog.pg_publication p
 where p.pubname not like 'beltline%'
 order by p.pubname
