-- Two tables that only this session sees, with a value of every built-in kind, the same on every server. Rows -2 and -1 hold in every column
-- what is hard to tell from each other; the others are like -2, but for what tells them apart.
create temporary table beltline_canary (
  id bigint primary key, n bigint, note text, nothing text, one text collate "C", two varchar(20) collate "POSIX", padded char(5), letter "char", word name,
  small smallint, whole integer, amount numeric, thin real, fat double precision, price money, yes boolean, raw bytea, unique_id uuid, object oid, position pg_lsn,
  day date, hour time, hour_there timetz, moment timestamp, moment_there timestamptz, span interval, document json, object_document jsonb, bits bit(3), more_bits varbit,
  host inet, net cidr, card macaddr, spot point, straight line, part lseg, frame box, way path, area polygon, round circle,
  numbers int4range, amounts numrange, days daterange, times tstzrange, words tsvector, wanted tsquery, list text[], grid int[], prices numeric[]
);
insert into beltline_canary values
  (-2, 0, 'row', null, 'ab', 'c', 'x', 'a', 'name',
   1, 1, 1.00, 0, 0, '1.00', true, '\x01', '00000000-0000-0000-0000-000000000001', 1, '0/1',
   '2026-01-31', '12:00', '12:00+00', '2026-01-31 00:00', '2026-01-31 00:00+00', '1 day', '{"a": 1}', '{"a": 1.0}', '101', '10',
   '10.0.0.1/24', '10.0.0.0/24', '08:00:2b:01:02:03', '(0,0)', '{1,1,0}', '[(0,0),(1,1)]', '(1,1),(0,0)', '((0,0),(1,1))', '((0,0),(1,1),(1,0))', '<(0,0),1>',
   '[1,5)', '[1.0,5)', '[2026-01-01,2026-02-01)', '[2026-01-01 00:00+00,)', 'a:1 b:2', 'a & b', '{a,NULL}', '{{1,2},{3,4}}', '{1.0}'),
  (-1, 0, 'Row', '', E'ab\x1fc', '', 'X', 'b', 'Name',
   2, 2, 1.000, '-0', 'NaN', '1.01', false, '\x0100', '00000000-0000-0000-0000-000000000002', 2, '0/2',
   'infinity', '24:00', '13:00+01', '2026-01-31 00:00:00.000001', 'infinity', '24 hours', '{"a":1}', '{"a": 1.00}', '100', '100',
   '10.0.0.1/32', '10.0.0.0/25', '08:00:2b:01:02:04', '(0,1e-13)', '{1,1,1}', '[(0,0),(1,2)]', '(1,2),(0,0)', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))', '<(0,0),2>',
   '[1,6)', '[1.00,5)', '[2026-01-01,)', '(2026-01-01 00:00+00,)', 'a:1 b:3', 'a | b', '{a,"NULL"}', '[0:1][0:1]={{1,2},{3,4}}', '{1.00}');
create temporary table beltline_canary_keyless as select c.* from beltline_canary c, pg_catalog.generate_series(1, 3);
insert into beltline_canary
select (pg_catalog.jsonb_populate_record(c, pg_catalog.jsonb_build_object('id', i, 'n', i, 'note', 'row ' || i))).*
  from beltline_canary c, pg_catalog.generate_series(1, 100) i
 where c.id = -2
