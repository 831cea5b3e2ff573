create schema "Odd Schema";
create type mood as enum ('sad', 'ok', 'it''s "fine", really');
create domain code as text check (value ~ '^[A-Z]\d$');
create domain share as numeric(5, 2) not null check (value between 0 and 1);
create type pair as (a int, b text);

create table "Odd Schema"."Mixed ""Case" (
  "Id" bigint generated always as identity primary key,
  mood mood not null,
  code code not null,
  share share,
  pairs pair[],
  span tstzrange,
  status text not null check (status in ('open', 'closed')),
  one int,
  other int,
  twice bigint generated always as ("Id" * 2) stored,
  check (num_nonnulls(one, other) = 1)
);

-- Two that refer to each other, and to themselves.
create table left_one (id uuid primary key, right_id smallint not null, above uuid references left_one);
create table right_one (id smallint primary key, left_id uuid not null references left_one);
alter table left_one add constraint crossing foreign key (right_id) references right_one;

create table by_day (id int, day date not null, region text not null, primary key (id, day, region)) partition by range (day);
create table by_day_2007 partition of by_day for values from ('2007-01-01') to ('2008-01-01') partition by list (region);
create table by_day_2007_north partition of by_day_2007 for values in ('north', 'east');
create table by_day_rest partition of by_day default;
create table by_hash (id int primary key) partition by hash (id);
create table by_hash_0 partition of by_hash for values with (modulus 2, remainder 0);
create table by_hash_1 partition of by_hash for values with (modulus 2, remainder 1);

-- What is there stays, and others refer to it.
create table colour (name varchar(3) primary key);
insert into colour values ('red'), ('sea');
create table thing (id serial, colour text references colour (name), unique (id));
