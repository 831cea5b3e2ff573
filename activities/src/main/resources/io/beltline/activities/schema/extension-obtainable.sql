-- Whether an extension is not here yet, would be created in another version, and can be had in this one.
select exists (
  select
    from pg_catalog.pg_available_extensions a
    join pg_catalog.pg_available_extension_versions v on v.name = a.name
   where a.name = ? and a.installed_version is null and a.default_version is distinct from v.version and v.version = ?)
