delete from beltline.login_manifest m
returning m.role_name,
          m.can_login,
          exists (select from pg_catalog.pg_roles r where r.rolname = m.role_name) as present
