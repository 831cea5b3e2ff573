-- Statements that move the sequences that nobody has used yet.
select format('select setval(%L, %s)', format('%I.%I', schemaname, sequencename), least(max_value, 1000000)) as statement
  from pg_sequences
 where last_value is null and increment_by > 0 and schemaname !~ '^(pg_|information_schema$)'
