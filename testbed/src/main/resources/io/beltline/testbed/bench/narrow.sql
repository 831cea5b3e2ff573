create table narrow (id integer primary key, n integer);
insert into narrow select i, i from generate_series(1, 3000000) i
