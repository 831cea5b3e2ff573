-- With these the same value has the same text on both sides. Parameter: whether they are for the transaction only; a session that keeps them
-- cannot write.
select pg_catalog.set_config('TimeZone', 'UTC', p.for_transaction),
       pg_catalog.set_config('DateStyle', 'ISO, MDY', p.for_transaction),
       pg_catalog.set_config('IntervalStyle', 'postgres', p.for_transaction),
       pg_catalog.set_config('bytea_output', 'hex', p.for_transaction),
       pg_catalog.set_config('extra_float_digits', '3', p.for_transaction),
       pg_catalog.set_config('lc_monetary', 'C', p.for_transaction),
       pg_catalog.set_config('xmloption', 'content', p.for_transaction),
       pg_catalog.set_config('quote_all_identifiers', 'off', p.for_transaction),
       pg_catalog.set_config('row_security', 'off', p.for_transaction),
       pg_catalog.set_config('max_parallel_workers_per_gather', '0', p.for_transaction),
       -- From 11 on.
       case when pg_catalog.current_setting('jit', true) is not null then pg_catalog.set_config('jit', 'off', p.for_transaction) end,
       case when not p.for_transaction then pg_catalog.set_config('default_transaction_read_only', 'on', false) end
  from (select ?::boolean as for_transaction) p
