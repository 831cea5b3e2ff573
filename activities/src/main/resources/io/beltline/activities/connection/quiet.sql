-- Keeps bound values out of the server's log for the rest of the transaction, where this user may decide that.
select pg_catalog.set_config(s.name, v.value, true)
  from pg_catalog.pg_settings s
  join (values ('log_statement', 'none'), ('log_min_duration_statement', '-1'), ('log_min_duration_sample', '-1'),
               ('log_min_error_statement', 'panic'), ('log_parameter_max_length', '0'),
               ('log_parameter_max_length_on_error', '0'), ('pgaudit.log', 'none'), ('auto_explain.log_min_duration', '-1')) v(name, value)
    on v.name = s.name
 where (select rolsuper from pg_catalog.pg_roles where rolname = current_user)
