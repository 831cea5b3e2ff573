-- What one server writes as text the other reads as the same value, and no policy hides rows; for this transaction only.
select pg_catalog.set_config('row_security', 'off', true),
       pg_catalog.set_config('datestyle', 'ISO, YMD', true),
       pg_catalog.set_config('intervalstyle', 'postgres', true),
       pg_catalog.set_config('bytea_output', 'hex', true),
       pg_catalog.set_config('lc_monetary', 'C', true),
       pg_catalog.set_config('xmloption', 'content', true)
