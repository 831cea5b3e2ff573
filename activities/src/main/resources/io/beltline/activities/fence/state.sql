select exists (select from beltline.fence) or exists (select from beltline.login_manifest) as fenced,
       (select fence_lsn::text from beltline.fence) as fence_lsn,
       array(select m.role_name::text from beltline.login_manifest m where m.can_login order by 1) as logins,
       array(select m.role_name::text
               from beltline.login_manifest m
              where m.can_login and not m.login_taken
              order by 1) as kept_by_right,
       array(select rolname::text from fenceable where enters order by 1) as open_roles,
       array(select distinct user_name from intruder order by 1) as session_users,
       array(select p.gid from pg_catalog.pg_prepared_xacts p
              where p.database = pg_catalog.current_database()) as prepared
