-- Empties the manifest, and tells of each role what became of it and what somebody has changed of it since it was saved.
delete from beltline.login_manifest m
returning m.role_name,
          m.can_login,
          m.login_taken,
          exists (select from pg_catalog.pg_roles r where r.rolname = m.role_name) as present,
          m.can_login and m.login_taken
            and exists (select from pg_catalog.pg_roles r where r.rolname = m.role_name and not r.rolcanlogin) as held,
          array(select case was.key
                         when 'identity' then 'dropped and created anew'
                         else pg_catalog.format('%s is %s, was %s', was.key, coalesce(x.facts ->> was.key, 'none'), coalesce(m.facts ->> was.key, 'none'))
                       end
                  from facts x
                 cross join lateral pg_catalog.jsonb_each(m.facts) was
                 where x.rolname = m.role_name and x.facts -> was.key is distinct from was.value
                 order by was.key <> 'identity', was.key) as changes
