-- What the replication role needs to know of this server. Parameter: its name.
select current_user = ? as is_root,
       r.rolname is not null as role_exists,
       exists (select from pg_catalog.pg_database where datname = 'rdsadmin') as is_rds
  from (select) server
  left join pg_catalog.pg_roles r on r.rolname = ?
