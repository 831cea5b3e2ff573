-- Of the same numbers on both sides: the commands that an operator types one by one do not carry them.
select lo_from_bytea(4000 + i, decode(repeat(md5(i::text), 200), 'hex')) from generate_series(1, 5) i;
