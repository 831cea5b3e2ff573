-- Columns that draw from some sequences and whose extreme value is found at once: by an index, or in a table of at most 1 MiB, because this
-- is looked at while nobody may write. Parameters: schemas and names of sequences. In a circle nothing is extreme.
select p.schema_name,
       p.sequence_name,
       case r.relkind when 'p' then '' else 'only ' end || pg_catalog.format('%I.%I', n.nspname, r.relname) as relation,
       pg_catalog.quote_ident(a.attname) as attribute,
       q.seqincrement < 0 as descending,
       q.seqmin,
       q.seqmax
  from unnest(?::text[], ?::text[]) as p (schema_name, sequence_name)
  join pg_catalog.pg_sequence q
    on q.seqrelid = pg_catalog.to_regclass(pg_catalog.format('%I.%I', p.schema_name, p.sequence_name)) and not q.seqcycle
 cross join lateral (
         -- A column draws from a sequence by owning it (serial, identity) or by a default that is nothing but its next value.
         select d.refobjid as relation, d.refobjsubid as attnum
           from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = q.seqrelid
            and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
         union
         select a.adrelid, a.adnum
           from (select a.adrelid, a.adnum, a.adbin
                   from pg_catalog.pg_depend d
                   join pg_catalog.pg_attrdef a on a.oid = d.objid
                  where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = q.seqrelid
                    and d.classid = 'pg_catalog.pg_attrdef'::regclass and d.deptype = 'n'
                 offset 0) a -- lest the costly test below is made for every default of the database
          where pg_catalog.pg_get_expr(a.adbin, a.adrelid) ~ '^nextval\(''.*''::regclass\)$') d
  join pg_catalog.pg_class r on r.oid = d.relation and r.relkind in ('r', 'p')
  join pg_catalog.pg_namespace n on n.oid = r.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = d.relation and a.attnum = d.attnum
  join pg_catalog.pg_type y on y.oid = a.atttypid
 where coalesce(nullif(y.typbasetype, 0), y.oid) in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
   and (r.relkind = 'r' and pg_catalog.pg_relation_size(r.oid) <= 1048576
        or exists (select from pg_catalog.pg_index i
                     join pg_catalog.pg_class x on x.oid = i.indexrelid
                     join pg_catalog.pg_am m on m.oid = x.relam and m.amname = 'btree'
                    where i.indrelid = r.oid and i.indkey[0] = a.attnum
                      and i.indisvalid and i.indisready and i.indpred is null))
 order by 1, 2, 3, 4
