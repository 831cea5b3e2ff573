-- A table of every kind that one can think of, for both sides. Its name tells the kind.
create schema ext;
create extension citext schema ext;
create extension hstore schema ext;
create extension ltree schema ext;
create extension cube schema ext;
create schema kinds;
create collation kinds.caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create type kinds.mood as enum ('glad', 'a,b');
create type kinds.place as (x int, mood kinds.mood);
create type kinds.plain as (x int, y text);
create type kinds.reference as (what regclass);
create domain kinds.code as ext.citext check (value <> '');
create domain kinds.somewhere as kinds.place;
create domain kinds.point as kinds.plain;
create domain kinds.moods as kinds.mood[];
create domain kinds.numbers as int[];
create domain kinds.relation as regclass;
create type kinds.span as range (subtype = kinds.code);
create function kinds.positive(n int) returns boolean language sql immutable as 'select n > 0';

-- Keys.
create table kinds.key_include (id int, note text, v text, primary key (id) include (note));
create table kinds.key_citext (id ext.citext primary key, v text);
create table kinds.key_ltree (id ext.ltree primary key, v text);
create table kinds.key_caseless (id text collate kinds.caseless primary key, v text);
create table kinds.key_enum (id kinds.mood primary key, v text);
create table kinds.key_composite (id kinds.place primary key, v text);
create table kinds.key_domain (id kinds.code primary key, v text);
create table kinds.key_range (id int4range primary key, v text);
create table kinds.key_array (id text[] primary key, v text);
create table kinds.key_float (id float8 primary key, v text);
create table kinds.key_toasted (id text primary key, v text);
alter table kinds.key_toasted alter id set storage external;
create table kinds.key_wide (
  a01 int, a02 int, a03 int, a04 int, a05 int, a06 int, a07 int, a08 int, a09 int, a10 int, a11 int, a12 int, a13 int, a14 int, a15 int, a16 int,
  a17 int, a18 int, a19 int, a20 int, a21 int, a22 int, a23 int, a24 int, a25 int, a26 int, a27 int, a28 int, a29 int, a30 int, a31 int, a32 int,
  v text,
  primary key (a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15, a16,
               a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32));
create table kinds.key_chosen (id int not null, other int not null, v text);
create unique index key_chosen_id on kinds.key_chosen (other, id) include (v);
alter table kinds.key_chosen replica identity using index key_chosen_id;
create table kinds.key_identity (id int generated always as identity primary key, v text);
create table kinds."Odd ""Name" ("I d" int primary key, "V;" text);

-- Rows.
create table kinds.row_dropped (gone int, id int primary key, v text, "weg" text);
alter table kinds.row_dropped drop column gone, drop column "weg";
create table kinds.row_checked (id int primary key, v text, n int not null default 1 check (kinds.positive(n)));
create table kinds.row_secured (id int primary key, v text);
alter table kinds.row_secured enable row level security, force row level security;
create table kinds.row_ruled (id int primary key, v text);
create rule quiet as on insert to kinds.row_ruled do also notify ruled;
create table kinds.row_refers (id int primary key, v text, up int references kinds.row_refers);
create table kinds.row_excluded (id int primary key, v text, during int4range, exclude using gist (during with &&));
create table kinds.row_typed of kinds.plain (x with options primary key);
create table kinds.row_large (id int primary key, v text, body text, raw bytea compression pglz);
alter table kinds.row_large alter body set storage external;
create table kinds.row_values (
  id int primary key, v text, mood kinds.mood, moods kinds.mood[], place kinds.place, places kinds.place[], plain kinds.plain,
  point kinds.point, numbers kinds.numbers, code kinds.code, span kinds.span, tags ext.hstore, path ext.ltree, cube ext.cube, ci ext.citext[],
  doc jsonb, old json, x xml, n numeric[], grid int[][], ts timestamptz, day date, span_of interval, raw bytea, bits bit varying,
  words tsvector, asked tsquery, during tstzmultirange, at point, mac macaddr8, net cidr, cash money, "c" "char", u uuid, f float4, nm name, o oid);

-- Trees.
create table kinds.tree_parent (id int primary key, v text);
create table kinds.tree_child (more text, primary key (id)) inherits (kinds.tree_parent);
create table kinds.tree_grandchild (primary key (id)) inherits (kinds.tree_child);
create table kinds.tree_keyless_child () inherits (kinds.tree_parent);
create table kinds.part (id int, kind text, v text, primary key (id, kind)) partition by list (kind);
create table kinds.part_a (v text, kind text not null, id int not null);
alter table kinds.part attach partition kinds.part_a for values in ('a');
create table kinds.part_rest partition of kinds.part default partition by hash (id);
create table kinds.part_rest_0 partition of kinds.part_rest for values with (modulus 2, remainder 0);
create table kinds.part_rest_1 partition of kinds.part_rest for values with (modulus 2, remainder 1);

-- Copied, because a link cannot carry them.
create table kinds.copied_keyless (id int, v text);
create table kinds.copied_empty ();
create table kinds.copied_full (id int primary key, v text);
alter table kinds.copied_full replica identity full;
create table kinds.copied_nothing (id int primary key, v text);
alter table kinds.copied_nothing replica identity nothing;
create table kinds.copied_late (id int primary key deferrable, v text);
create table kinds.copied_unique_later (id int primary key, v text unique deferrable initially deferred);
create table kinds.copied_excluded_later (id int primary key, v text, during int4range, exclude using gist (during with &&) deferrable);
create unlogged table kinds.copied_unlogged (id int primary key, v text);
create table kinds.copied_computed (id int primary key, v text, twice int generated always as (id * 2) stored);
create table kinds.copied_regclass (id int primary key, v text, what regclass);
create table kinds.copied_regprocs (id int primary key, v text, what regprocedure[]);
create table kinds.copied_regrole_key (id regrole primary key, v text);
create table kinds.copied_acl (id int primary key, v text, rights aclitem, more aclitem[]);
create table kinds.copied_reg_domain (id int primary key, v text, what kinds.relation);
create table kinds.copied_reg_composite (id int primary key, v text, what kinds.reference);
create table kinds.copied_somewhere (id int primary key, v text, what kinds.somewhere);
create table kinds.copied_moods (id int primary key, v text, what kinds.moods);

-- Tables that others refer to, which a truncate takes with it.
create table kinds.target (id int primary key, v text);
create table kinds.refers (id int primary key, target int references kinds.target);
create table kinds.refers_further (id int primary key, refers int references kinds.refers);
create table kinds.copied_refers (target int references kinds.target);
create table kinds.refers_part (id int primary key, part int, kind text, foreign key (part, kind) references kinds.part);
create table kinds.ring_a (id int primary key, b int);
create table kinds.ring_b (id int primary key, a int references kinds.ring_a);
alter table kinds.ring_a add foreign key (b) references kinds.ring_b;

-- Triggers that would fire for what arrives.
create table kinds.row_noisy (id int primary key, v text);
create table kinds.row_noises (id int generated always as identity primary key, what text);
create function kinds.noise() returns trigger language plpgsql as
  $$ begin insert into kinds.row_noises (what) values (tg_table_name || ' ' || tg_name); return null; end $$;
create trigger always_loud after insert or update on kinds.row_noisy for each row execute function kinds.noise();
alter table kinds.row_noisy enable always trigger always_loud;
create trigger replica_loud after insert or update on kinds.row_noisy for each row execute function kinds.noise();
alter table kinds.row_noisy enable replica trigger replica_loud;
create trigger part_loud after insert or update on kinds.part for each row execute function kinds.noise();
alter table kinds.part enable always trigger part_loud;
