-- Sequences that no column uses, in every shape that must survive a migration.
create sequence tickets;
create sequence countdown increment by -1 minvalue -1000000 maxvalue 1000 start with 1000;
create sequence wheel minvalue 1 maxvalue 99 cycle;
create sequence batch_number increment by 100 start with 100 cache 10;
create sequence small_number as smallint;
create sequence never_used start with 77;
create sequence "Mixed Case Number";

do $numbered$
begin
  for branch in 1..16 loop
    execute format('create sequence branch_%s_number start with %s', branch, branch * 1000);
  end loop;
end
$numbered$;

select nextval('tickets') from generate_series(1, 5000);
select nextval('countdown') from generate_series(1, 300);
select nextval('wheel') from generate_series(1, 150);
select nextval('batch_number') from generate_series(1, 7);
select setval('small_number', 32000);
select setval('"Mixed Case Number"', 12345, false);
select setval('branch_7_number', 7777);
