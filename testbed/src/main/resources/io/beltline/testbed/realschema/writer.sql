-- The role of the application that writes, with rights on all that there is.
create role app_writer login password '%s';
do $$
declare
  schema_name text;
begin
  for schema_name in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$)' loop
    execute format('grant usage on schema %%I to app_writer', schema_name);
    execute format('grant select, insert, update, delete on all tables in schema %%I to app_writer', schema_name);
    execute format('grant usage, select, update on all sequences in schema %%I to app_writer', schema_name);
  end loop;
end
$$
