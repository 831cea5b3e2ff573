-- What sets a role apart from others beside its login and its password, which a fence does not touch and which is compared when it is lowered. A
-- part of a statement.
facts as (
  select r.rolname,
         pg_catalog.jsonb_build_object(
           'identity', r.oid, 'superuser', r.rolsuper, 'inherit', r.rolinherit, 'createrole', r.rolcreaterole, 'createdb', r.rolcreatedb,
           'replication', r.rolreplication, 'bypassrls', r.rolbypassrls, 'connection limit', r.rolconnlimit,
           'valid until', (r.rolvaliduntil at time zone 'UTC')::text,
           'member of', m.groups, 'settings', s.settings) as facts
    from pg_catalog.pg_roles r
    left join (select a.member, pg_catalog.jsonb_agg(g.rolname || case when a.admin_option then ' with admin option' else '' end order by g.rolname) as groups
                 from pg_catalog.pg_auth_members a
                 join pg_catalog.pg_roles g on g.oid = a.roleid
                group by a.member) m on m.member = r.oid
    left join (select d.setrole, pg_catalog.jsonb_agg(c.setting order by d.setdatabase, c.setting) as settings
                 from pg_catalog.pg_db_role_setting d
                cross join lateral pg_catalog.unnest(d.setconfig) c(setting)
                where c.setting not like 'beltline.%'
                group by d.setrole) s on s.setrole = r.oid
)
