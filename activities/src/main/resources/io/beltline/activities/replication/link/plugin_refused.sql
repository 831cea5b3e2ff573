-- Whether this server knows output_plugin_libraries (newer minor releases do) and does not name a plugin there. Parameter: the plugin.
select exists (select
                 from pg_catalog.pg_settings
                where name = 'output_plugin_libraries'
                  and not ? = any (pg_catalog.regexp_split_to_array(setting, '[\s,"]+')))
