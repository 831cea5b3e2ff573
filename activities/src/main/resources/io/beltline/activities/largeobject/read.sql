-- Every large object: its size, a checksum of its bytes, and the statements that give a new one its owner, rights and comment. Bytes are read in
-- pieces, not by page: a page that was never written reads as zeros, and is no difference from one of zeros.
select m.oid::bigint as oid,
       coalesce(s.size, 0) as size,
       (select pg_catalog.md5(pg_catalog.string_agg(pg_catalog.md5(pg_catalog.lo_get(m.oid, p.at, 1048576)), '' order by p.at))
          from pg_catalog.generate_series(0, greatest(s.size - 1, 0), 1048576) p(at)) as digest,
       pg_catalog.concat_ws('; ',
         pg_catalog.format('alter large object %s owner to %I', m.oid, pg_catalog.pg_get_userbyid(m.lomowner)),
         case when m.lomacl is not null
              then pg_catalog.format('revoke all on large object %s from %I', m.oid, pg_catalog.pg_get_userbyid(m.lomowner)) end,
         (select pg_catalog.string_agg(g.said, '; ' order by g.said)
            from pg_catalog.aclexplode(m.lomacl) a
           cross join lateral pg_catalog.format('grant %s on large object %s to %s%s', a.privilege_type, m.oid,
                                                case a.grantee when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end,
                                                case when a.is_grantable then ' with grant option' end) g(said)),
         pg_catalog.format('comment on large object %s is %L', m.oid, pg_catalog.obj_description(m.oid, 'pg_largeobject'))) as attributes
  from pg_catalog.pg_largeobject_metadata m
  left join lateral (
         select l.pageno::bigint * (pg_catalog.current_setting('block_size')::bigint / 4) + pg_catalog.length(l.data) as size
           from pg_catalog.pg_largeobject l
          where l.loid = m.oid
          order by l.pageno desc
          limit 1
       ) s on true
