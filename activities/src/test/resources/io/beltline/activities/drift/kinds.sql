-- Of every kind of thing one that can be changed, the same on both sides.
create role kind_owner;
create role kind_reader;
create schema kinds;
create schema others;
grant usage on schema kinds to kind_reader;
create extension hstore with schema public version '1.7';
create collation kinds.german (provider = icu, locale = 'de-DE');
create collation others.german (provider = icu, locale = 'de-AT');
create type kinds.mood as enum ('sad', 'glad');
create type kinds.commas as enum ('a', 'b');
create type kinds.pair as (a int, b text);
create type kinds.floats as range (subtype = float8, subtype_diff = float8mi);
create type kinds.names as range (subtype = text, collation = "C");
create domain kinds.word as text collate "C" default 'x' constraint filled check (value <> '');
create function kinds.f(i int) returns int language sql immutable as 'select i';
create function kinds.body() returns int language plpgsql as $$
begin
  return 1;
end $$;
create function kinds.atomic() returns int return 1;
create procedure kinds.proc() language sql as '';
create function kinds.touch() returns trigger language plpgsql as 'begin return new; end';
create function kinds.on_ddl() returns event_trigger language plpgsql as 'begin end';
create aggregate kinds.total(int) (sfunc = int4pl, stype = int, initcond = '0', parallel = safe);
create operator kinds.=== (function = int4eq, leftarg = int, rightarg = int, commutator = operator(kinds.===));
create operator class kinds.ints for type int using btree as operator 1 <, operator 3 =, function 1 btint4cmp(int, int);
create function kinds.cast_mood(kinds.mood) returns int language sql immutable as 'select 1';
create cast (kinds.mood as int) with function kinds.cast_mood(kinds.mood);
create text search dictionary kinds.simple (template = pg_catalog.simple, stopwords = english);
create text search configuration kinds.search (copy = pg_catalog.simple);
create conversion kinds.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create foreign data wrapper nowhere;
create server there foreign data wrapper nowhere options (host 'a', secret 'planted');
create event trigger ddl on ddl_command_end when tag in ('CREATE TABLE') execute function kinds.on_ddl();
create table kinds.t (
  id int primary key,
  v int not null default 0,
  w text,
  x text collate kinds.german,
  twice int generated always as (v * 2) stored,
  constraint positive check (v >= 0),
  constraint v_once unique (v) deferrable
);
create index t_w on kinds.t (w);
create index t_x on kinds.t ((lower(x)));
create statistics kinds.st on v, w from kinds.t;
create trigger touch before insert on kinds.t for each row execute function kinds.touch();
create rule no_delete as on delete to kinds.t where old.id < 0 do instead nothing;
create policy mine on kinds.t for select to kind_reader using (v > 0);
create table kinds.part (id int, k int, primary key (id, k)) partition by range (k);
create table kinds.part_1 partition of kinds.part for values from (0) to (10);
create table kinds.part_2 partition of kinds.part for values from (10) to (20);
create index part_k on kinds.part (k);
create trigger touch before insert on kinds.part for each row execute function kinds.touch();
create table kinds.plain (p int not null, c text collate kinds.german);
create table kinds.of_pair of kinds.pair;
create table kinds.of_parent (p int);
create table kinds.child (extra int) inherits (kinds.of_parent);
create foreign table kinds.far (id int options (name 'a')) server there options (path 'p');
create view kinds.seen as select * from kinds.t where v > 0;
create materialized view kinds.kept as select v from kinds.t;
create sequence kinds.counter;
alter default privileges for role kind_owner in schema kinds grant select on tables to kind_reader;
