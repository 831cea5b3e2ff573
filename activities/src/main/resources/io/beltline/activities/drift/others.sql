-- Extensions; what else lives in a schema (collations, text search, operators, conversions) or in the database alone (casts, languages,
-- foreign servers, event triggers). PostgreSQL's own have OIDs below 16384. Who may not see a user mapping's options sees none, so only
-- that it is there is compared.
select 'extension', pg_catalog.quote_ident(e.extname), null::text, pg_catalog.jsonb_build_object('schema', n.nspname)
  from pg_catalog.pg_extension e
  join pg_catalog.pg_namespace n on n.oid = e.extnamespace
 cross join whole
 where e.extname not in ('pglogical', 'pglogical_origin')
union all
select 'version of extension', pg_catalog.quote_ident(e.extname), pg_catalog.quote_ident(e.extname), pg_catalog.jsonb_build_object('version', e.extversion)
  from pg_catalog.pg_extension e, whole
 where e.extname not in ('pglogical', 'pglogical_origin')
union all
select x.kind, x.name, null, x.facts || pg_catalog.jsonb_build_object(
         'comment', (select m.description from pg_catalog.pg_description m where m.objoid = x.oid and m.classoid = x.class and m.objsubid = 0))
  from (
    select 'collation' as kind, 'pg_catalog.pg_collation'::regclass as class, l.oid, pg_catalog.format('%I.%I', s.nspname, l.collname) as name,
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(l.collowner), 'provider', l.collprovider, 'deterministic', l.collisdeterministic,
             'locale', coalesce(j ->> 'colllocale', j ->> 'colliculocale', j ->> 'collcollate'),
             'character type', case when l.collprovider = 'c' then j ->> 'collctype' end, 'rules', j ->> 'collicurules') as facts
      from pg_catalog.pg_collation l
      join space s on s.oid = l.collnamespace
     cross join everything
     cross join lateral pg_catalog.to_jsonb(l) j
    union all
    select 'conversion', 'pg_catalog.pg_conversion'::regclass, c.oid, pg_catalog.format('%I.%I', s.nspname, c.conname),
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(c.conowner), 'from', pg_catalog.pg_encoding_to_char(c.conforencoding),
             'to', pg_catalog.pg_encoding_to_char(c.contoencoding), 'function', c.conproc, 'default', c.condefault)
      from pg_catalog.pg_conversion c
      join space s on s.oid = c.connamespace
     cross join everything
    union all
    select 'operator', 'pg_catalog.pg_operator'::regclass, o.oid, o.oid::regoperator::text,
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(o.oprowner), 'function', o.oprcode, 'result', o.oprresult::regtype,
             'commutator', o.oprcom::regoperator, 'negator', o.oprnegate::regoperator, 'restriction', o.oprrest, 'join', o.oprjoin,
             'merges', o.oprcanmerge, 'hashes', o.oprcanhash)
      from pg_catalog.pg_operator o
      join space s on s.oid = o.oprnamespace
     cross join everything
    union all
    select 'operator class', 'pg_catalog.pg_opclass'::regclass, o.oid, pg_catalog.format('%I.%I using %I', s.nspname, o.opcname, a.amname),
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(o.opcowner), 'type', o.opcintype::regtype, 'default', o.opcdefault,
             'family', pg_catalog.format('%I.%I', n.nspname, f.opfname), 'stored', nullif(o.opckeytype, 0)::regtype)
      from pg_catalog.pg_opclass o
      join space s on s.oid = o.opcnamespace
      join pg_catalog.pg_am a on a.oid = o.opcmethod
      join pg_catalog.pg_opfamily f on f.oid = o.opcfamily
      join pg_catalog.pg_namespace n on n.oid = f.opfnamespace
     cross join everything
    union all
    select 'operator family', 'pg_catalog.pg_opfamily'::regclass, f.oid, pg_catalog.format('%I.%I using %I', s.nspname, f.opfname, a.amname),
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(f.opfowner),
             'operators', (select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(o.amopstrategy, o.amopopr::regoperator, o.amoppurpose)
                                                       order by o.amopstrategy, o.amopopr::regoperator::text)
                             from pg_catalog.pg_amop o where o.amopfamily = f.oid),
             'functions', (select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(p.amprocnum, p.amproc::regprocedure)
                                                       order by p.amprocnum, p.amproc::regprocedure::text)
                             from pg_catalog.pg_amproc p where p.amprocfamily = f.oid))
      from pg_catalog.pg_opfamily f
      join space s on s.oid = f.opfnamespace
      join pg_catalog.pg_am a on a.oid = f.opfmethod
     cross join everything
    union all
    select 'text search configuration', 'pg_catalog.pg_ts_config'::regclass, c.oid, pg_catalog.format('%I.%I', s.nspname, c.cfgname),
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(c.cfgowner), 'parser', pg_catalog.format('%I.%I', n.nspname, p.prsname),
             'dictionaries', (select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(k.maptokentype, k.mapdict::regdictionary)
                                                          order by k.maptokentype, k.mapseqno)
                                from pg_catalog.pg_ts_config_map k where k.mapcfg = c.oid))
      from pg_catalog.pg_ts_config c
      join space s on s.oid = c.cfgnamespace
      join pg_catalog.pg_ts_parser p on p.oid = c.cfgparser
      join pg_catalog.pg_namespace n on n.oid = p.prsnamespace
     cross join everything
    union all
    select 'text search dictionary', 'pg_catalog.pg_ts_dict'::regclass, d.oid, pg_catalog.format('%I.%I', s.nspname, d.dictname),
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(d.dictowner), 'template', pg_catalog.format('%I.%I', n.nspname, t.tmplname),
             'options', d.dictinitoption)
      from pg_catalog.pg_ts_dict d
      join space s on s.oid = d.dictnamespace
      join pg_catalog.pg_ts_template t on t.oid = d.dicttemplate
      join pg_catalog.pg_namespace n on n.oid = t.tmplnamespace
     cross join everything
    union all
    select 'text search parser', 'pg_catalog.pg_ts_parser'::regclass, p.oid, pg_catalog.format('%I.%I', s.nspname, p.prsname),
           pg_catalog.jsonb_build_object('start', p.prsstart, 'token', p.prstoken, 'end', p.prsend, 'headline', p.prsheadline, 'types', p.prslextype)
      from pg_catalog.pg_ts_parser p
      join space s on s.oid = p.prsnamespace
     cross join everything
    union all
    select 'text search template', 'pg_catalog.pg_ts_template'::regclass, t.oid, pg_catalog.format('%I.%I', s.nspname, t.tmplname),
           pg_catalog.jsonb_build_object('initialisation', t.tmplinit, 'lexize', t.tmpllexize)
      from pg_catalog.pg_ts_template t
      join space s on s.oid = t.tmplnamespace
     cross join everything
    union all
    select 'cast', 'pg_catalog.pg_cast'::regclass, c.oid, pg_catalog.format('from %s to %s', c.castsource::regtype, c.casttarget::regtype),
           pg_catalog.jsonb_build_object('function', nullif(c.castfunc, 0)::regprocedure, 'context', c.castcontext, 'method', c.castmethod)
      from pg_catalog.pg_cast c, whole
     where c.oid >= 16384
       and not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_cast'::regclass and d.objid = c.oid and d.deptype = 'i')
    union all
    select 'language', 'pg_catalog.pg_language'::regclass, l.oid, pg_catalog.quote_ident(l.lanname),
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(l.lanowner), 'trusted', l.lanpltrusted, 'handler', l.lanplcallfoid::regproc,
             'inline', l.laninline::regproc, 'validator', l.lanvalidator::regproc)
      from pg_catalog.pg_language l, whole
     where l.oid >= 16384
    union all
    select 'transform', 'pg_catalog.pg_transform'::regclass, t.oid, pg_catalog.format('for %s language %I', t.trftype::regtype, l.lanname),
           pg_catalog.jsonb_build_object('from SQL', t.trffromsql, 'to SQL', t.trftosql)
      from pg_catalog.pg_transform t
      join pg_catalog.pg_language l on l.oid = t.trflang
     cross join whole
    union all
    select 'access method', 'pg_catalog.pg_am'::regclass, a.oid, pg_catalog.quote_ident(a.amname),
           pg_catalog.jsonb_build_object('handler', a.amhandler, 'type', a.amtype)
      from pg_catalog.pg_am a, whole
     where a.oid >= 16384
    union all
    select 'foreign data wrapper', 'pg_catalog.pg_foreign_data_wrapper'::regclass, f.oid, pg_catalog.quote_ident(f.fdwname),
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(f.fdwowner), 'handler', f.fdwhandler::regproc, 'validator', f.fdwvalidator::regproc,
             'server options', f.fdwoptions)
      from pg_catalog.pg_foreign_data_wrapper f, whole
    union all
    select 'foreign server', 'pg_catalog.pg_foreign_server'::regclass, v.oid, pg_catalog.quote_ident(v.srvname),
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(v.srvowner), 'wrapper', f.fdwname, 'type', v.srvtype, 'version', v.srvversion,
             'server options', v.srvoptions)
      from pg_catalog.pg_foreign_server v
      join pg_catalog.pg_foreign_data_wrapper f on f.oid = v.srvfdw
     cross join whole
    union all
    select 'user mapping', 'pg_catalog.pg_user_mapping'::regclass, u.umid, pg_catalog.format('of %I for %I', u.usename, u.srvname), '{}'
      from pg_catalog.pg_user_mappings u, whole
    union all
    select 'event trigger', 'pg_catalog.pg_event_trigger'::regclass, t.oid, pg_catalog.quote_ident(t.evtname),
           pg_catalog.jsonb_build_object(
             'owner', pg_catalog.pg_get_userbyid(t.evtowner), 'event', t.evtevent, 'function', t.evtfoid::regproc, 'tags', t.evttags,
             'fires', case t.evtenabled when 'O' then 'on origin' when 'D' then 'never' when 'R' then 'on replica' when 'A' then 'always' end)
      from pg_catalog.pg_event_trigger t
      join pg_catalog.pg_proc p on p.oid = t.evtfoid
     cross join whole
     where p.pronamespace is distinct from pg_catalog.to_regnamespace('pglogical')
       and p.pronamespace is distinct from pg_catalog.to_regnamespace('beltline')
  ) x
 where (x.oid, x.class) not in (select objid, classid from member)
