-- A small database with a table of every kind, and one of everything that a schema comparison must see. Rows are written in an order that never changes:
-- of a table without key the place of a row is its name.
create schema ext;
create extension citext schema ext;
create extension hstore schema ext;
create extension pg_trgm schema ext version '1.5';
create schema own;
create type own.mood as enum ('glad', 'Glad', 'a,b');
create type own.label as enum ('new', 'old');
create type own.point3 as (x int, y text, z numeric);
create domain own.amount as numeric check (value >= 0);
create collation own.caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
do $$ begin create role mutation_owner; exception when duplicate_object then end $$;
do $$ begin create role mutation_reader; exception when duplicate_object then end $$;

create table traffic (id bigint primary key, v text);
insert into traffic select i, 'v' || i from generate_series(1, 2000) i;

create table wide (id bigint primary key, n bigint, note text);
insert into wide select i, i, 'note ' || i from generate_series(1, 60000) i;

create table kinds (
  id int primary key, t text, vc varchar(40), bp char(9), caseless text collate own.caseless, n numeric, f float8, r real, small smallint, b bytea,
  j json, jb jsonb, nums int[], tags text[], at timestamptz, ts timestamp, d date, tz timetz, iv interval, u uuid, ip inet, bits bit(8), vb varbit,
  rng numrange, x xml, words tsvector, m money, mood own.mood, pt own.point3, amt own.amount, ci ext.citext, hs ext.hstore, yes boolean
);
insert into kinds
select i, 'text é ' || i, 'vc ' || i, 'bp' || i, 'caseless ' || i, 1.00, 0, 0.1, 1, decode('0102', 'hex'),
       '{"a": 1}', '{"a": 1.0}', '{1,2}', '{a,"NULL"}', '2026-03-29 00:30:00+00'::timestamptz + i * interval '1 hour', '2026-03-29 02:30:00', '2026-01-31',
       '12:00+01', '1 mon', '00000000-0000-0000-0000-000000000001', '10.0.0.1/24', b'10101010', '01',
       '[1,2)', '<a/>', 'a:1 b:2', '1.00', 'glad', '(1,,1.0)', 1.0, 'citext', 'a=>NULL', true
  from generate_series(1, 60) i;
update kinds set t = null, nums = null where id in (1, 2);

create table pairs (a int, b text, v text, primary key (b, a));
insert into pairs select i % 10, 'it''s ' || i, 'v' || i from generate_series(1, 100) i;

create schema "Odd ""Schema";
create table "Odd ""Schema"."Mixed Case" ("The Key" varchar(20) primary key, "Value?" text);
insert into "Odd ""Schema"."Mixed Case" select 'k''' || i || '"', 'v%s' || i from generate_series(1, 100) i;

create table identified (id int, code text not null, v text);
create unique index identified_code on identified (code);
alter table identified replica identity using index identified_code;
insert into identified select i, 'c' || i, 'v' || i from generate_series(1, 100) i;

create table accounts (mail ext.citext primary key, v text);
insert into accounts select 'User' || i || '@example.org', 'v' || i from generate_series(1, 50) i;

create table moments (at timestamptz, who uuid, v text, primary key (at, who));
insert into moments
select '2026-01-01 00:00:00+00'::timestamptz + i * interval '1 minute', ('00000000-0000-0000-0000-0000000000' || (10 + i))::uuid, 'v' || i
  from generate_series(1, 50) i;

create table measured (id int not null, day date not null, v text, primary key (id, day)) partition by range (day);
create table measured_2025 partition of measured for values from ('2025-01-01') to ('2026-01-01');
create table measured_2026 partition of measured for values from ('2026-01-01') to ('2027-01-01');
insert into measured select i, '2025-12-01'::date + i, 'v' || i from generate_series(1, 60) i;

create table animals (id int primary key, name text);
create table dogs (race text, primary key (id)) inherits (animals);
insert into animals select i, 'animal ' || i from generate_series(1, 20) i;
insert into dogs select i, 'dog ' || i, 'race' from generate_series(1, 20) i;

create table papers (id int primary key, body text, scan bytea);
insert into papers
select i, (select string_agg(md5((i * 1000 + k)::text), '') from generate_series(1, 400) k),
       decode((select string_agg(md5((i * 1000 + k)::text), '') from generate_series(1, 3000) k), 'hex')
  from generate_series(1, 12) i;

-- Copied: no key, a full identity, no log, a generated column, a constraint that may be broken for a while, values that are OIDs.
create table keyless (a int, b text, c text);
insert into keyless select i, 'b' || i, 'c' from generate_series(1, 60) i;
insert into keyless values (1000, 'twice', 'c'), (1000, 'twice', 'c');
create table whole (id int, v text, w text);
alter table whole replica identity full;
insert into whole select i, 'v' || i, 'w' from generate_series(1, 60) i;
create unlogged table scratch (id int primary key, v text, w text);
insert into scratch select i, 'v' || i, 'w' from generate_series(1, 60) i;
create table doubled (id int primary key, v int, twice int generated always as (v * 2) stored);
insert into doubled (id, v) select i, i from generate_series(1, 60) i;
create table ranked (id int primary key, rank int unique deferrable, v text);
insert into ranked select i, i, 'v' || i from generate_series(1, 60) i;
create table watched (id int primary key, what regclass, v text);
insert into watched select i, 'public.wide', 'v' || i from generate_series(1, 60) i;

create materialized view totals as select a % 10 as part, count(*) as n from keyless group by 1 order by 1;
create materialized view longest as select id, length(body) as size from papers order by id;

create table orders (id bigserial primary key, pet int references animals (id), v int not null default 0, note text, constraint positive check (v >= 0));
insert into orders (pet, v, note) select 1 + i % 20, i, 'note ' || i from generate_series(1, 100) i;
create table tickets (id int generated always as identity primary key, v text);
insert into tickets (v) select 'v' || i from generate_series(1, 40) i;
create sequence numbers start 500; select nextval('numbers');
create sequence downwards increment -1; select nextval('downwards') from generate_series(1, 30);
create sequence round minvalue 1 maxvalue 10 cycle; select nextval('round') from generate_series(1, 13);
create sequence "Odd ""Schema"."Fresh"; select nextval('"Odd ""Schema"."Fresh"');

create index orders_note on orders (note);
create index orders_pet on orders (pet) where v > 0;
create index measured_v on measured (v);
create statistics orders_statistics on pet, v from orders;
create function own.touch() returns trigger language plpgsql as 'begin return new; end';
create function own.twice(i int) returns int language sql immutable as 'select i * 2';
create trigger touch before insert on orders for each row execute function own.touch();
create trigger touch before insert on measured for each row execute function own.touch();
create rule keep as on delete to orders where old.id < 0 do instead nothing;
alter table orders enable row level security;
create policy mine on orders for select to mutation_reader using (v > 0);
create view seen as select id, v from orders where v > 0;
grant select on orders to mutation_reader;
grant usage on schema own to mutation_reader;
comment on table orders is 'What was ordered';
