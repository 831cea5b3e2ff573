-- Event triggers in force that no extension brought.
select e.evtname
  from pg_catalog.pg_event_trigger e
 where e.evtenabled <> 'D'
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_event_trigger'::regclass and d.objid = e.oid and d.deptype = 'e')
 order by 1
