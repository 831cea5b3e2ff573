create table wide (id bigint primary key, n bigint, note text);
insert into wide select i, i, 'note ' || i from generate_series(1, 60000) i;
create table kinds (
  id int primary key, t text, amount numeric, f double precision, j json, b bytea, tags text[], at timestamptz);
insert into kinds
select i, case when i = 1 then null else 'text ' || i end, 1.00, 0, '{"a": 1}', '\x01', '{a,"NULL"}',
       '2026-01-01 00:00:00+00'::timestamptz + i * interval '1 hour'
  from generate_series(1, 100) i;
create table pairs (a int, b text, v text, primary key (b, a));
insert into pairs select i % 10, 'it''s ' || i, 'v' || i from generate_series(1, 100) i;
insert into pairs select 3, 'it''s 4', 'v' on conflict do nothing;
delete from pairs where (a, b) = (1, 'it''s 1');
create schema "Odd ""Schema";
create table "Odd ""Schema"."Mixed Case" ("The Key" varchar(20) primary key, "Value?" text);
insert into "Odd ""Schema"."Mixed Case" select 'k''' || i || '"', 'v%s' || i from generate_series(1, 100) i;
create table identified (id int, code text not null, v text);
create unique index identified_code on identified (code);
alter table identified replica identity using index identified_code;
insert into identified select i, 'c' || i, 'v' || i from generate_series(1, 100) i;
create table parent (id int primary key, v text) partition by range (id);
create table leaf_one partition of parent for values from (1) to (1000);
insert into parent select i, 'v' || i from generate_series(1, 100) i;
create table keyless (a int, b text);
insert into keyless select i, 'v' || i from generate_series(1, 100) i;
analyze;
