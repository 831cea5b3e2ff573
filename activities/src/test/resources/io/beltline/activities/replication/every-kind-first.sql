-- Rows that are there before the link is.
insert into kinds.key_include values (1, 'n', 'a'), (2, 'n', 'b');
insert into kinds.key_citext values ('A', 'a'), ('B', 'b');
insert into kinds.key_ltree values ('top.a', 'a'), ('top.b', 'b');
insert into kinds.key_caseless values ('a', 'a'), ('B', 'b');
insert into kinds.key_enum values ('glad', 'a'), ('a,b', 'b');
insert into kinds.key_composite values ('(1,glad)', 'a'), ('(2,"a,b")', 'b');
insert into kinds.key_domain values ('A', 'a'), ('b', 'b');
insert into kinds.key_range values ('[1,2)', 'a'), ('[2,3)', 'b');
insert into kinds.key_array values ('{a,NULL}', 'a'), ('{b}', 'b');
insert into kinds.key_float values (0.1, 'a'), ('NaN', 'b'), ('-0', 'c');
insert into kinds.key_toasted values (repeat('a', 2100), 'a'), (repeat('b', 2100), 'b');
insert into kinds.key_wide (a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15, a16,
                            a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, v)
select i, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, i, 'a' from generate_series(1, 2) i;
insert into kinds.key_chosen values (1, 1, 'a'), (2, 2, 'b');
insert into kinds.key_identity (v) values ('a'), ('b');
insert into kinds."Odd ""Name" values (1, 'a'), (2, 'b');
insert into kinds.row_dropped values (1, 'a'), (2, 'b');
insert into kinds.row_checked values (1, 'a'), (2, 'b');
insert into kinds.row_secured values (1, 'a'), (2, 'b');
insert into kinds.row_ruled values (1, 'a'), (2, 'b');
insert into kinds.row_refers values (1, 'a', 1), (2, 'b', 1);
insert into kinds.row_excluded values (1, 'a', '[1,2)'), (2, 'b', '[2,3)');
insert into kinds.copied_unique_later values (1, 'a'), (2, 'b');
insert into kinds.row_typed values (1, 'a'), (2, 'b');
insert into kinds.row_large
select i, 'a', repeat(i::text, 100000), decode(repeat('00ff', 50000), 'hex') from generate_series(1, 2) i;
insert into kinds.row_values
select i, 'a', 'a,b', '{glad,"a,b"}', '(1,glad)', array['(1,glad)'::kinds.place, null], '(1,y)', '(2,)', '{1,NULL}', 'C', '[a,b)', 'a=>NULL', 'a.b',
       '(1,2)', '{A,b}', '{"a": [1.50, null]}', '{"a":  1, "a": 2}', '<a>b</a>', '{1.50,NaN}', '[0:1][2:3]={{1,2},{3,4}}', 'infinity', '0044-03-15 BC',
       '-1 mon +2 days -03:04:05.6', '\x00ff', b'101', 'a:1 b:2A', 'a & !b:*', '{[2020-01-01,2020-01-02),[2021-01-01,)}', '(1.1,-2e300)',
       '08:00:2b:01:02:03:04:05', '10.0.0.0/8', 12.34, 'x', '00000000-0000-0000-0000-000000000001', '1e-10', 'n', 4711
  from generate_series(1, 2) i;
insert into kinds.tree_parent values (1, 'a'), (2, 'b');
insert into kinds.tree_child values (1, 'a', 'x'), (2, 'b', 'y');
insert into kinds.tree_grandchild values (1, 'a', 'x'), (2, 'b', 'y');
insert into kinds.tree_keyless_child values (1, 'a'), (1, 'a'), (2, 'b');
insert into kinds.part values (1, 'a', 'a'), (2, 'b', 'b'), (3, 'c', 'c'), (4, 'd', 'd');
insert into kinds.copied_keyless values (1, 'a'), (2, 'b'), (2, 'b');
insert into kinds.copied_empty default values;
insert into kinds.copied_full values (1, 'a'), (2, 'b');
insert into kinds.copied_nothing values (1, 'a'), (2, 'b');
insert into kinds.copied_late values (1, 'a'), (2, 'b');
insert into kinds.copied_excluded_later values (1, 'a', '[1,2)'), (2, 'b', '[2,3)');
insert into kinds.copied_unlogged values (1, 'a'), (2, 'b');
insert into kinds.copied_computed values (1, 'a'), (2, 'b');
insert into kinds.copied_regclass values (1, 'a', 'kinds.part_a'), (2, 'b', 'pg_class');
insert into kinds.copied_regprocs values (1, 'a', '{kinds.positive(int)}'), (2, 'b', null);
insert into kinds.copied_regrole_key values ('shop', 'a'), ('reader', 'b');
insert into kinds.copied_acl values (1, 'a', 'shop=r/reader', '{reader=w/shop}'), (2, 'b', null, null);
insert into kinds.copied_reg_domain values (1, 'a', 'kinds.part_a'), (2, 'b', null);
insert into kinds.copied_reg_composite values (1, 'a', '(kinds.part_a)'), (2, 'b', null);
insert into kinds.copied_somewhere values (1, 'a', '(1,glad)'), (2, 'b', null);
insert into kinds.copied_moods values (1, 'a', '{glad}'), (2, 'b', null);
select lo_from_bytea(100, decode(repeat('00ff5c', 1000000), 'hex')), lo_from_bytea(101, ''), lo_create(102), lo_from_bytea(103, 'x'), lo_from_bytea(104, 'y');
select lo_from_bytea(1000 + i, decode(md5(i::text), 'hex')) from generate_series(1, 1100) i;
select lo_put(102, 5000000, 'behind a hole');
alter large object 101 owner to shop;
grant select on large object 101 to public;
grant update on large object 101 to reader with grant option;
revoke all on large object 102 from current_user;
comment on large object 103 is 'it''s \ one';
insert into kinds.row_noisy values (1, 'a'), (2, 'b');
