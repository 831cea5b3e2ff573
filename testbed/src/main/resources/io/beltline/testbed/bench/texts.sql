create table texts (id bigint primary key, title text, body text);
insert into texts
select i, 'title ' || i, (select string_agg(md5((i * 31 + k)::text), '') from generate_series(1, 30) k)
  from generate_series(1, 120000) i
