-- Every backend that can be seen; those of applications are ended, and those of the root user that are not ours and do more than look. From 18 on a backend is
-- listed while it still logs in.
select a.pid,
       p.user_name,
       p.is_root,
       case when p.pid is not null then pg_catalog.pg_terminate_backend(p.pid) end as signalled
  from pg_catalog.pg_stat_activity a
  left join intruder p on p.pid = a.pid
 where a.state is distinct from 'starting'
