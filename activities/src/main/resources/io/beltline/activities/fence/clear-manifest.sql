delete from beltline.login_manifest m
returning m.role_name,
          m.can_login,
          m.login_taken,
          exists (select from pg_catalog.pg_roles r where r.rolname = m.role_name) as present,
          m.can_login and m.login_taken
            and exists (select from pg_catalog.pg_roles r where r.rolname = m.role_name and not r.rolcanlogin) as held
