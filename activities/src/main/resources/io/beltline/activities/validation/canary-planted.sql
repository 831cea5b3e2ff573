-- What goes wrong with rows, each in rows of its own: a number; a row that is missing; one that has another key; two that are swapped; two changes
-- of which the sum is the same; an empty text for none; a space; capitals; values that are the same text with the separator between them; a row
-- that is there once too often for another that is missing.
update beltline_canary set n = n + 1 where id = 1;
delete from beltline_canary where id = 2;
update beltline_canary set id = -3 where id = 3;
update beltline_canary t set note = o.note from beltline_canary o where (t.id, o.id) in ((4, 5), (5, 4));
update beltline_canary set n = n + case id when 6 then 5 else -5 end where id in (6, 7);
update beltline_canary set nothing = '' where id = 8;
update beltline_canary set note = note || ' ' where id = 9;
update beltline_canary set note = pg_catalog.upper(note) where id = 10;
update beltline_canary set one = 'a', two = 'bc' where id = 11;
insert into beltline_canary_keyless select * from beltline_canary_keyless where id = -1 limit 1;
delete from beltline_canary_keyless where ctid = (select ctid from beltline_canary_keyless where id = -2 limit 1)
