-- Functions, procedures and aggregates. The parsed body of a function in the standard's form is told apart, because servers of different
-- versions may write it in different words.
with routine as materialized (
  select p.*, p.oid::regprocedure::text as signature,
         case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as kind
    from pg_catalog.pg_proc p
    join space s on s.oid = p.pronamespace
   cross join everything
   where (p.oid, 'pg_catalog.pg_proc'::regclass) not in (select objid, classid from member)
     and not exists (select from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
)
select p.kind, p.signature, null::text,
       pg_catalog.jsonb_build_object(
         'arguments', pg_catalog.pg_get_function_arguments(p.oid), 'result', pg_catalog.pg_get_function_result(p.oid),
         'language', l.lanname, 'window', p.prokind = 'w', 'security definer', p.prosecdef, 'leakproof', p.proleakproof,
         'strict', p.proisstrict,
         'volatility', case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
         'parallel', case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end,
         'cost', p.procost, 'rows', p.prorows, 'support', nullif(p.prosupport, 0)::regproc, 'settings', p.proconfig,
         'transforms', p.protrftypes::oid[]::regtype[], 'library', p.probin, 'body', p.prosrc,
         'owner', pg_catalog.pg_get_userbyid(p.proowner),
         'comment', (select m.description
                       from pg_catalog.pg_description m
                      where m.objoid = p.oid and m.classoid = 'pg_catalog.pg_proc'::regclass))
  from routine p
  join pg_catalog.pg_language l on l.oid = p.prolang
union all
select 'definition of function', p.signature, p.signature, pg_catalog.jsonb_build_object('body', pg_catalog.pg_get_functiondef(p.oid))
  from routine p
 where p.prosrc = '' and p.prokind <> 'a'
union all
select 'definition of aggregate', p.signature, p.signature,
       pg_catalog.jsonb_build_object(
         'kind', g.aggkind, 'direct arguments', g.aggnumdirectargs, 'transition', g.aggtransfn, 'final', g.aggfinalfn,
         'combine', g.aggcombinefn, 'serial', g.aggserialfn, 'deserial', g.aggdeserialfn, 'moving transition', g.aggmtransfn,
         'moving inverse', g.aggminvtransfn, 'moving final', g.aggmfinalfn, 'final extra', g.aggfinalextra,
         'moving final extra', g.aggmfinalextra, 'final modifies', g.aggfinalmodify, 'moving final modifies', g.aggmfinalmodify,
         'sort operator', g.aggsortop::regoperator, 'state', g.aggtranstype::regtype, 'state size', g.aggtransspace,
         'moving state', g.aggmtranstype::regtype, 'moving state size', g.aggmtransspace, 'initial', g.agginitval,
         'moving initial', g.aggminitval)
  from routine p
  join pg_catalog.pg_aggregate g on g.aggfnoid = p.oid
