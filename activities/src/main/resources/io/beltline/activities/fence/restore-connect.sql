-- Gives back the right to connect to this database as it was saved. What the fence gave goes; what somebody else gave meanwhile stays. A
-- right that another role than the owner had given is given by that role, so that it goes with that role's own; by the owner, where
-- that role cannot do it any more.
do $$
declare
  here constant name := pg_catalog.current_database();
  given text;
  saved record;
  statement text;
begin
  select pg_catalog.string_agg(pg_catalog.format('%I', r.rolname), ', ')
    into given
    from beltline.connect_right c
    join pg_catalog.pg_roles r on r.rolname = c.grantee
   where not c.saved;
  if given is not null then
    execute pg_catalog.format('revoke connect on database %I from %s cascade', here, given);
  end if;
  for saved in
    with recursive chain as (
      select c.grantee, c.grantor, c.grantable, 0 as depth
        from beltline.connect_right c
       where c.saved and c.grantor is null
       union
      select c.grantee, c.grantor, c.grantable, chain.depth + 1
        from beltline.connect_right c
        join chain on chain.grantee = c.grantor and chain.grantable
       where c.saved
    )
    select chain.grantee, chain.grantor, chain.grantable
      from chain
     where chain.grantee is null or exists (select from pg_catalog.pg_roles r where r.rolname = chain.grantee)
     group by chain.grantee, chain.grantor, chain.grantable
     order by pg_catalog.min(chain.depth)
  loop
    statement := pg_catalog.format('grant connect on database %I to %s%s', here,
                                   coalesce(pg_catalog.quote_ident(saved.grantee), 'public'),
                                   case when saved.grantable then ' with grant option' else '' end);
    if saved.grantor is null then
      execute statement;
    else
      begin
        execute pg_catalog.format('set local role %I', saved.grantor);
        execute statement;
        reset role;
      exception when insufficient_privilege or invalid_parameter_value then
        execute statement;
      end;
    end if;
  end loop;
end
$$
